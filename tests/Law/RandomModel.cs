namespace Migrations.Build.Law;

/// <summary>Makes models of random shape from a seed: few names, so that two models have much in common and much that differs.</summary>
internal sealed class RandomModel
{
    private static readonly string[] TableNames = ["account", "Order", "it's a table", "päper", "line"];

    private static readonly string[] ColumnNames = ["id", "name", "Select", "amount", "created at", "it's", "kind", "größe", "ref", "counter", "period"];

    private static readonly Identity[] Identities =
    [
        Identity.ByDefault, Identity.ByDefault, Identity.Always, Identity.Always with { Start = 5 },
        Identity.ByDefault with { Increment = -2, MinValue = -100, MaxValue = 50, Start = 20, Cycle = true }, Identity.ByDefault with { Cache = 10, MaxValue = 30000 },
    ];

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
        return new MetaData(convention, [.. tables, .. new RandomSpecialTables(_random, _isPostgreSql).Next()])
        {
            Enums = _isPostgreSql && Chance(30) ? [new EnumType("alone", _types.Words())] : [],
            Sequences = _isPostgreSql && Chance(40)
                ? [new Sequence("ticket") { Type = Chance(30) ? SqlType.Integer : null, Start = Chance(50) ? _random.Next(1, 5) : null, Increment = Chance(50) ? 2 : null, Cycle = Chance(30) }]
                : [],
        };
    }

    private void Columns(string table)
    {
        var columns = ColumnNames.Where(_ => Chance(55)).Select(name => new Column(name, Type(name))).ToList();
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

    /// <summary>A serial that is a plain number to the model stays one, and a period is what exclusion constraints compare: both keep their type.</summary>
    private SqlType Type(string column) => column switch
    {
        "counter" when _isPostgreSql => SqlType.Serial,
        "period" when _isPostgreSql => SqlType.Named("int4range"),
        _ => _types.Next(),
    };

    /// <summary>One table is always in a schema of its own.</summary>
    private TableName Named(string table) => new(table, _isPostgreSql && table == "line" ? "app" : null);

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
            var rest = columns.Find(column => !key.Contains(column.Name) && column.Type.Kind is not (SqlTypeKind.Enum or SqlTypeKind.Array));
            elements.Add(new PrimaryKeyConstraint(key) { Name = $"pk_{name}", Include = _isPostgreSql && rest is not null && Chance(8) ? [rest.Name] : [] });
        }

        elements.AddRange(Uniques(name, columns));
        elements.AddRange(Checks(name, columns));
        elements.AddRange(ForeignKeys(name, columns));
        elements.AddRange(new RandomIndexes(_random, _isPostgreSql).Of(name, columns));
        if (_isPostgreSql && columns.Exists(column => column.Name == "period") && Chance(50))
        {
            elements.Add(new ExcludeConstraint([new ExcludeElement("period", "&&")])
            {
                Name = $"ex_{name}",
                Where = Chance(40) ? "not isempty(period)" : null,
                Deferrability = Pick(Enum.GetValues<Deferrability>()),
            });
        }

        return new Table(name, [.. elements]) { Schema = Named(name).Schema, Comment = _isPostgreSql && Chance(20) ? Word() : null };
    }

    private Column Column(Column column, ValueList<string> key, List<Column> before)
    {
        var isKey = key.Contains(column.Name);
        var source = before.FirstOrDefault(other => other.Type == SqlType.Integer && other.Computed is null);
        if (!isKey && column.Type == SqlType.Integer && source is not null && Chance(30))
        {
            return column with { Computed = new Computed($"{Quoted(source.Name)} * {_random.Next(2, 4)}") { Stored = _isPostgreSql || Chance(50) } };
        }

        var isIdentity = key is [var only] && only == column.Name && (_isPostgreSql ? RandomTypes.IsWhole(column.Type) : column.Type == SqlType.Integer) && Chance(50);
        return column with
        {
            Nullable = !isKey && Chance(60),
            Identity = isIdentity ? _isPostgreSql ? Pick(Identities) : Identity.ByDefault : null,
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
                Include = _isPostgreSql && Chance(15) && columns[0] != column ? [columns[0].Name] : [],
                Deferrability = _isPostgreSql && Chance(20) ? Deferrability.InitiallyDeferred : Deferrability.NotDeferrable,
                NullsNotDistinct = _isPostgreSql && Chance(20),
            };
        }
    }

    private IEnumerable<TableElement> Checks(string table, List<Column> columns)
    {
        foreach (var column in columns.Where(column => column.Type.Kind is SqlTypeKind.String or SqlTypeKind.Text && Chance(15)))
        {
            var name = Quoted(column.Name);
            yield return new CheckConstraint(Pick([$"{name} <> ''", $"length({name}) > 2", $"{name} like 'a%' or {name} is null", $"lower({name}) in ('a', 'b')", $"{name} || 'x' <> 'it''s'"]))
            {
                Name = $"ck_{table}_{column.Name}",

                // Whether old rows were looked at is not compared, so it goes by the name.
                NotValid = _isPostgreSql && column.Name is "name",
                NoInherit = _isPostgreSql && Chance(20),
            };
        }

        foreach (var column in columns.Where(column => RandomTypes.IsWhole(column.Type) && Chance(20)))
        {
            var name = Quoted(column.Name);

            // What stands beside a smallint the server casts, which a comparison that cannot ask it does not know.
            var sum = column.Type.Kind == SqlTypeKind.SmallInteger ? $"{name} < 9" : $"coalesce({name}, 0) + 1 > case when {name} > 5 then 1 else 0 end";
            string[] conditions =
            [
                sum,
                $"{name} > {_random.Next(3)}", $"{name} between 1 and 1000", $"{name} in (1, 2, {_random.Next(3, 5)})", $"({name} <> 13 or {name} is null)",
                $"not ({name} = 7)", $"{name} not in (8, 9)", $"{name} <> -{_random.Next(1, 3)}",
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
                yield return new ForeignKeyConstraint([source.Name], Named(other), key)
                {
                    Name = $"fk_{table}_{source.Name}_{other}",
                    OnDelete = Pick(Enum.GetValues<ReferentialAction>()),
                    OnUpdate = Pick(Enum.GetValues<ReferentialAction>()),
                    Deferrability = Pick(Enum.GetValues<Deferrability>()),
                    NotValid = _isPostgreSql && source.Name is "amount",
                };
            }
        }
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];

    private string Word() => Pick(["a word", "it's \"said\"", "tab\tline\nend", "größer"]);

    private static string Quoted(string name) => $"\"{name}\"";
}
