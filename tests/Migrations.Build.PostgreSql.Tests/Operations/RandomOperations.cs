using System.Globalization;

namespace Migrations.Build.PostgreSql.Tests.Operations;

/// <summary>Operations that a list of numbers chooses, so that a failing list can be made smaller.</summary>
internal sealed class RandomOperations(int[] choices)
{
    private static readonly SqlType[] Types =
    [
        SqlType.Integer, SqlType.BigInteger, SqlType.String(20), SqlType.Text, SqlType.Boolean, SqlType.Numeric(10, 2), SqlType.Date,
        SqlType.DateTimeOffset, SqlType.Jsonb, SqlType.Uuid, SqlType.Array(SqlType.Text), SqlType.Interval, SqlType.LargeBinary, SqlType.Double,
        SqlType.Char(3), SqlType.DateTime with { Precision = 3 }, SqlType.Named("inet"),
    ];

    private int _position;
    private int _names;

    /// <summary>Two tables, the second of which refers to the first.</summary>
    public IEnumerable<MigrationOperation> Start()
    {
        yield return new CreateTable(Table("a"));
        var other = Table("b");
        yield return new CreateTable(other with
        {
            Elements =
            [
                .. other.Elements,
                new Column("a_id", SqlType.Integer),
                new ForeignKeyConstraint(["a_id"], "a", ["id"]) { Name = "fk_b_a", OnDelete = Pick(Enum.GetValues<ReferentialAction>()), Deferrability = Pick(Enum.GetValues<Deferrability>()) },
            ],
        });
    }

    /// <summary>Operations that fit a schema, each one the schema that the ones before made.</summary>
    public IEnumerable<MigrationOperation> Sequence(DatabaseSchema schema)
    {
        var count = 1 + Next(6);
        for (var i = 0; i < count; i++)
        {
            if (schema.Tables.IsEmpty || One(schema) is not { } operation)
            {
                continue;
            }

            yield return operation;
            schema = operation.ApplyTo(schema);
        }
    }

    private MigrationOperation? One(DatabaseSchema schema)
    {
        var table = Pick([.. schema.Tables.Values]);
        var column = table.Columns.Count == 0 ? null : Pick([.. table.Columns]);
        return (Next(20), column) switch
        {
            (0, _) => new CreateTable(Table(Name("t"))),
            (1, _) => new DropTable(table.QualifiedName),
            (2, _) => new RenameTable(table.QualifiedName, Name("R")),
            (3 or 4, _) => new AddColumn(table.QualifiedName, Column()),
            (5, { } one) => new DropColumn(table.QualifiedName, one.Name),
            (6, { } one) => new AlterColumn(table.QualifiedName, one.Name) { NewName = Name("C") },
            (7, { } one) => new AlterColumn(table.QualifiedName, one.Name) { Nullable = Next(2) == 0, Comment = Next(2) == 0 ? Name("it's ") : null },
            (8, { Type.Kind: SqlTypeKind.Integer or SqlTypeKind.BigInteger or SqlTypeKind.Serial, Identity: null } one) =>
                new AlterColumn(table.QualifiedName, one.Name) { Type = Pick([SqlType.Integer, SqlType.BigInteger, SqlType.BigSerial]) },
            (9, { Type.Kind: SqlTypeKind.String or SqlTypeKind.Text } one) =>
                new AlterColumn(table.QualifiedName, one.Name) { Type = Pick([SqlType.String(60), SqlType.Text]), Default = Next(2) == 0 ? SqlExpression.Value(Name("d'")) : null },
            (10, { Identity: not null } one) => new AlterColumn(table.QualifiedName, one.Name) { Identity = Next(2) == 0 ? null : Identity() },
            (10, { Type.Kind: SqlTypeKind.Integer, Nullable: false, Default: null } one) => new AlterColumn(table.QualifiedName, one.Name) { Identity = Identity() },
            (11 or 12, { } one) => new CreateIndex(table.QualifiedName, Index(one)),
            (13, _) when table.Indexes.Count > 0 => new DropIndex(Pick([.. table.Indexes]).Name!.Value.Text, table.QualifiedName),
            (14, { Type.Kind: not SqlTypeKind.Named } one) => new AddConstraint(table.QualifiedName, new UniqueConstraint([one.Name]) { Name = Name("uq"), Deferrability = Pick(Enum.GetValues<Deferrability>()) }),
            (15, { } one) => new AddConstraint(table.QualifiedName, new CheckConstraint($"{Quoted(one.Name)} IS NOT NULL OR 1 > 0") { Name = Name("ck"), NotValid = Next(2) == 0 }),
            (16, _) when table.Constraints.Count > 0 => Pick([.. table.Constraints]) is var gone
                ? new DropConstraint(table.QualifiedName, gone.Name!.Value) { Kind = gone.Kind } : null,
            (17, _) => new SetTableComment(table.QualifiedName, Next(2) == 0 ? null : Name("note ")),
            (18, _) => Next(2) == 0 ? new CreateSequence(new Sequence(Name("s")) { Increment = 1 + Next(5) }) : new CreateEnum(new EnumType(Name("e"), ["a", "it's"])),
            (19, _) when !schema.Enums.IsEmpty => new AddEnumValue(schema.Enums.Keys.First(), Name("w")) { Before = "a" },
            _ => null,
        };
    }

    private Table Table(string name)
    {
        var columns = Enumerable.Range(0, 1 + Next(4)).Select(_ => Column()).ToList();
        return new Table(name, [
            new Column("id", Next(3) == 0 ? SqlType.Serial : SqlType.Integer) { Nullable = false },
            .. columns,
            new PrimaryKeyConstraint(["id"]) { Name = $"pk_{name}" },
            .. columns.Take(Next(2)).Select(Index),
        ])
        {
            Comment = Next(2) == 0 ? null : "note",
        };
    }

    private Column Column()
    {
        var type = Pick(Types);
        var isNumber = type.Kind is SqlTypeKind.Integer or SqlTypeKind.BigInteger;
        return new Column(Name("c"), type)
        {
            Nullable = Next(3) > 0,
            Default = isNumber && Next(2) == 0 ? Next(100) : type.Kind == SqlTypeKind.Text && Next(2) == 0 ? SqlExpression.Value("it's") : null,
            Identity = null,
            Collation = type.Kind == SqlTypeKind.Text && Next(3) == 0 ? "POSIX" : null,
            Comment = Next(3) == 0 ? "remark" : null,
        };
    }

    private TableIndex Index(Column column)
    {
        var part = Next(4) == 0 ? IndexColumn.Sql($"coalesce({Quoted(column.Name)}, {Quoted(column.Name)})") : IndexColumn.Of(column.Name);
        return new TableIndex(Name("ix"), [part with { Descending = Next(2) == 0, Nulls = Pick(Enum.GetValues<NullsOrder>()) }])
        {
            Unique = Next(3) == 0,
            Where = Next(3) == 0 ? $"{Quoted(column.Name)} IS NOT NULL" : null,
            StorageParameters = Next(4) == 0 ? [new("fillfactor", "60")] : [],
        };
    }

    private Identity Identity() => (Next(2) == 0 ? Build.Identity.Always : Build.Identity.ByDefault) with
    {
        Start = Next(2) == 0 ? null : 100 + Next(10),
        Increment = Next(2) == 0 ? null : 2 + Next(9),
        MaxValue = Next(2) == 0 ? null : 100_000,
        Cache = Next(2) == 0 ? null : 5,
        Cycle = Next(2) == 0 ? null : true,
    };

    private static string Quoted(string name) => PostgreSqlProvider.Instance.Dialect.Quote(name);

    private string Name(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{++_names}");

    private T Pick<T>(T[] values) => values[Next(values.Length)];

    private int Next(int count) => choices[_position++ % choices.Length] % count;
}
