namespace Migrations.Build.Law;

/// <summary>Makes models of random shape from a seed: few names, so that two models have much in common and much that differs.</summary>
internal sealed class RandomModel
{
    private static readonly string[] TableNames = ["account", "Order", "it's a table", "päper", "line"];

    private static readonly string[] ColumnNames = ["id", "name", "Select", "amount", "created at", "it's", "kind", "größe", "ref"];

    private readonly Random _random;
    private readonly RandomTypes _types;
    private readonly bool _isPostgreSql;
    private readonly Dictionary<string, ValueList<string>> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Column>> _columns = new(StringComparer.Ordinal);

    private RandomModel(int seed, bool isPostgreSql)
    {
        _random = new Random(seed);
        _isPostgreSql = isPostgreSql;
        _types = new RandomTypes(_random, isPostgreSql);
    }

    /// <summary>A model; the convention is random as well.</summary>
    public static MetaData Of(int seed, bool isPostgreSql, NamingConvention convention)
    {
        var random = new RandomModel(seed, isPostgreSql);
        return random.Model(convention);
    }

    private MetaData Model(NamingConvention convention)
    {
        var names = TableNames.Where(_ => Chance(70)).ToList();
        foreach (var name in names)
        {
            Columns(name);
        }

        var tables = names.Select(Table).ToList();
        return new MetaData(convention, [.. tables])
        {
            Enums = _isPostgreSql && Chance(30) ? [new EnumType("alone", _types.Words())] : [],
            Sequences = _isPostgreSql && Chance(40)
                ? [new Sequence("counter") { Start = Chance(50) ? _random.Next(1, 5) : null, Increment = Chance(50) ? 2 : null, Cycle = Chance(30) }]
                : [],
        };
    }

    private void Columns(string table)
    {
        var columns = ColumnNames.Where(_ => Chance(55)).Select(name => new Column(name, _types.Next())).ToList();
        if (columns.Count == 0)
        {
            columns.Add(new Column("id", SqlType.Integer));
        }

        var keyable = columns.Where(column => RandomTypes.IsKeyable(column.Type)).Select(column => column.Name).ToList();
        if (Chance(80) && keyable.Count > 0)
        {
            _keys[table] = [.. keyable.Take(Chance(70) ? 1 : 2)];
        }

        _columns[table] = columns;
    }

    private Table Table(string name)
    {
        var key = _keys.GetValueOrDefault(name, []);
        var columns = new List<Column>();
        foreach (var column in _columns[name])
        {
            columns.Add(Column(column, key, columns));
        }

        var elements = new List<TableElement>(columns);
        if (key.Count > 0)
        {
            elements.Add(new PrimaryKeyConstraint(key) { Name = $"pk_{name}" });
        }

        elements.AddRange(Uniques(name, columns));
        elements.AddRange(Checks(name, columns));
        elements.AddRange(ForeignKeys(name, columns));
        elements.AddRange(new RandomIndexes(_random, _isPostgreSql).Of(name, columns));
        return new Table(name, [.. elements]) { Comment = _isPostgreSql && Chance(20) ? Word() : null };
    }

    private Column Column(Column column, ValueList<string> key, List<Column> before)
    {
        var isKey = key.Contains(column.Name);
        var source = before.FirstOrDefault(other => other.Type == SqlType.Integer && other.Computed is null);
        if (!isKey && column.Type == SqlType.Integer && source is not null && Chance(30))
        {
            return column with { Computed = new Computed($"{Quoted(source.Name)} * {_random.Next(2, 4)}") { Stored = true } };
        }

        var isIdentity = key is [var only] && only == column.Name && (_isPostgreSql ? RandomTypes.IsWhole(column.Type) : column.Type == SqlType.Integer) && Chance(50);
        return column with
        {
            Nullable = !isKey && Chance(60),
            Identity = isIdentity ? !_isPostgreSql || Chance(50) ? Identity.ByDefault : Identity.Always with { Start = 5 } : null,
            Default = isKey || Chance(60) ? null : _types.Default(column.Type),
            Collation = Chance(15) && column.Type.Kind is SqlTypeKind.String or SqlTypeKind.Text ? _isPostgreSql ? "C" : "NOCASE" : null,
            Comment = _isPostgreSql && Chance(15) ? Word() : null,
        };
    }

    private IEnumerable<TableElement> Uniques(string table, List<Column> columns)
    {
        foreach (var column in columns.Where(column => RandomTypes.IsKeyable(column.Type) && Chance(12)))
        {
            yield return new UniqueConstraint([column.Name])
            {
                Name = $"uq_{table}_{column.Name}",
                Deferrability = _isPostgreSql && Chance(20) ? Deferrability.InitiallyDeferred : Deferrability.NotDeferrable,
                NullsNotDistinct = _isPostgreSql && Chance(20),
            };
        }
    }

    private IEnumerable<TableElement> Checks(string table, List<Column> columns)
    {
        foreach (var column in columns.Where(column => RandomTypes.IsWhole(column.Type) && Chance(20)))
        {
            var name = Quoted(column.Name);
            string[] conditions =
            [
                $"{name} > {_random.Next(3)}", $"{name} between 1 and 1000", $"{name} in (1, 2, {_random.Next(3, 5)})", $"({name} <> 13 or {name} is null)",
            ];
            yield return new CheckConstraint(Pick(conditions)) { Name = $"ck_{table}_{column.Name}" };
        }
    }

    private IEnumerable<TableElement> ForeignKeys(string table, List<Column> columns)
    {
        foreach (var (other, key) in _keys.Where(pair => pair.Value.Count == 1))
        {
            var target = _columns[other].First(column => column.Name == key[0]);
            var source = columns.FirstOrDefault(column =>
                column.Type == target.Type && column.Computed is null && column.Identity is null && (column.Name != key[0] || other != table) && Chance(60));
            if (source is not null && Chance(60))
            {
                yield return new ForeignKeyConstraint([source.Name], other, key)
                {
                    Name = $"fk_{table}_{source.Name}_{other}",
                    OnDelete = Pick([ReferentialAction.NoAction, ReferentialAction.Cascade, ReferentialAction.Restrict]),
                    OnUpdate = Pick([ReferentialAction.NoAction, ReferentialAction.Cascade]),
                    Deferrability = Pick([Deferrability.NotDeferrable, Deferrability.InitiallyDeferred]),
                };
            }
        }
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];

    private string Word() => Pick(["a word", "it's \"said\"", "tab\tline\nend", "größer"]);

    private static string Quoted(string name) => $"\"{name}\"";
}
