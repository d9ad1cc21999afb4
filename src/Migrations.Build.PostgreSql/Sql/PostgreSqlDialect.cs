using Migrations.Build.PostgreSql.Schema;
using Migrations.Build.Sql;

namespace Migrations.Build.PostgreSql.Sql;

/// <summary>PostgreSQL's SQL, from version 12 on.</summary>
internal sealed partial class PostgreSqlDialect : Dialect
{
    private PostgreSqlDialect()
    {
    }

    public static PostgreSqlDialect Instance { get; } = new();

    public override string Name => "PostgreSql";

    public override ISchemaRules Rules => PostgreSqlSchemaRules.Instance;

    public override string Now => "clock_timestamp()";

    public override SqlSyntax Syntax => SqlSyntax.PostgreSql;

    public override string Quote(string name) =>
        PostgreSqlKeywords.IsPlain(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>
    /// The literal. Texts, dates and the like have no cast: what stands around them decides their type, as it does for
    /// a parameter. Backslashes mean themselves (<c>standard_conforming_strings</c> is on since 9.1).
    /// </summary>
    public override string Literal(object? value, SqlType? type = null) => value switch
    {
        SqlExpression { Text: { } text } => text,
        SqlExpression { Text: null } expression => Literal(expression.Literal, type),
        bool b => b ? "true" : "false",
        double d when !double.IsFinite(d) => $"'{PostgreSqlValue.Text(value)}'::double precision",
        float f when !float.IsFinite(f) => $"'{PostgreSqlValue.Text(value)}'::real",
        _ when PostgreSqlValue.Text(value, type) is { } text => PostgreSqlValue.IsNumber(value!) ? text : Text(text),
        _ => "NULL",
    };

    public override IReadOnlyList<SqlStatement> Compile(
        IReadOnlyList<MigrationOperation> operations, DatabaseSchema before)
    {
        var statements = new List<SqlStatement>(operations.Count);
        Compile(operations, before, transactional: true, statements);
        return statements;
    }

    /// <summary>
    /// PostgreSQL alters in place; only these must know what the column was before they can say how. A table is looked
    /// up under the name that it has before all of the operations.
    /// </summary>
    public override IReadOnlySet<TableName> TablesNeeded(IReadOnlyList<MigrationOperation> operations)
    {
        var needed = new HashSet<TableName>();
        var names = new Dictionary<TableName, TableName>();
        foreach (var operation in Flat(operations))
        {
            switch (operation)
            {
                case RenameTable rename:
                    names[rename.Table with { Name = rename.NewName }] = names.GetValueOrDefault(rename.Table, rename.Table);
                    break;
                case AlterColumn alter when NeedsColumn(alter):
                    needed.Add(names.GetValueOrDefault(alter.Table, alter.Table));
                    break;
                case CreateTable create when EnumsOf(create.Table).Any():
                    needed.Add(create.Table.QualifiedName);
                    needed.UnionWith(EnumsOf(create.Table).Select(type => type.QualifiedName));
                    break;
                default:
                    break;
            }
        }

        return needed;
    }

    public override bool Rebuilds(IReadOnlyList<MigrationOperation> operations) => false;

    private static IEnumerable<MigrationOperation> Flat(IEnumerable<MigrationOperation> operations) =>
        operations.SelectMany(operation => operation switch
        {
            BatchAlterTable batch => Flat(batch.Operations),
            AutocommitBlock block => Flat(block.Operations),
            _ => [operation],
        });

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private DatabaseSchema Compile(
        IEnumerable<MigrationOperation> operations, DatabaseSchema schema, bool transactional, List<SqlStatement> statements)
    {
        foreach (var operation in operations)
        {
            schema = operation switch
            {
                BatchAlterTable batch => Batch(batch, schema, transactional, statements),
                AutocommitBlock block => Compile(block.Operations, schema, transactional: false, statements),
                _ => Single(operation, schema, transactional, statements),
            };
        }

        return schema;
    }

    private DatabaseSchema Single(
        MigrationOperation operation, DatabaseSchema schema, bool transactional, List<SqlStatement> statements)
    {
        try
        {
            statements.AddRange(
                from statement in Statements(operation, schema)
                select statement with
                {
                    Location = operation.Location,
                    Alone = statement.Alone ?? (transactional ? null : AloneInBlock(statement)),
                });
        }
        catch (MigrationException exception) when (operation.Location is not null)
        {
            throw new MigrationException(exception.Code, exception.Message, operation.Location, exception);
        }

        return operation.ApplyTo(schema);
    }

    /// <summary>
    /// Every alteration in place, whatever the rebuild mode says: the result is the table that a copy would be, and
    /// keeps what a copy loses (privileges, triggers, views, references).
    /// </summary>
    private DatabaseSchema Batch(
        BatchAlterTable batch, DatabaseSchema schema, bool transactional, List<SqlStatement> statements)
    {
        if (batch.ColumnOrder.Count > 0
            || batch.Operations.OfType<AddColumn>().Any(add => add.InsertBefore is not null || add.InsertAfter is not null))
        {
            throw new MigrationException(
                DiagnosticCodes.OperationNotSupported,
                $"The columns of {batch.Table} cannot be put into another order: PostgreSQL adds a column behind all others. Take ColumnOrder, InsertBefore and InsertAfter away, or create a new table and copy the rows.",
                batch.Location);
        }

        schema = Compile(batch.Operations.Select(Placed), schema, transactional, statements);
        return Compile(
            batch.AdditionalConstraints.Select(constraint => Placed(new AddConstraint(batch.Table, constraint))),
            schema,
            transactional,
            statements);

        MigrationOperation Placed(MigrationOperation operation) =>
            operation.Location is null ? operation with { Origin = batch.Origin } : operation;
    }

    private IEnumerable<SqlStatement> Statements(MigrationOperation operation, DatabaseSchema schema) => operation switch
    {
        CreateTable create => CreateTable(create, schema),
        DropTable drop => [new($"DROP TABLE {IfExists(drop.IfExists)}{Quote(drop.Table)}")],
        RenameTable rename => [new($"ALTER TABLE {Quote(rename.Table)} RENAME TO {Quote(rename.NewName)}")],
        SetTableComment set => [Comment("TABLE", Quote(set.Table), set.Comment)],
        AddColumn add => AddColumn(add),
        DropColumn drop => [new($"ALTER TABLE {Quote(drop.Table)} DROP COLUMN {IfExists(drop.IfExists)}{Quote(drop.Column)}")],
        AlterColumn alter => AlterColumn(alter, schema),
        CreateIndex create => [CreateIndex(create)],
        DropIndex drop => [DropIndex(drop)],
        AddConstraint add => [new($"ALTER TABLE {Quote(add.Table)} ADD {Constraint(add.Constraint)}")],
        DropConstraint drop => [new($"ALTER TABLE {Quote(drop.Table)} DROP CONSTRAINT {IfExists(drop.IfExists)}{Quote(drop.Name.Text)}")],
        ExecuteSql execute => ExecutedText.Split(Inlined(execute.Fragments)).Select(WithAlone),
        BulkInsert insert => [new(InsertHead(insert)) { Rows = insert }],
        CustomOperation custom => custom.Sql(Name).SelectMany(text => ExecutedText.Split([new SqlFragment(text)])).Select(WithAlone),
        _ => Objects(operation, schema),
    };

    private IEnumerable<SqlStatement> Objects(MigrationOperation operation, DatabaseSchema schema) => operation switch
    {
        CreateEnum create => CreateEnum(create, schema),
        DropEnum drop => [new($"DROP TYPE {IfExists(drop.IfExists)}{Quote(drop.Name)}")],
        AddEnumValue add => [AddEnumValue(add)],
        CreateSequence create => [CreateSequence(create)],
        DropSequence drop => [new($"DROP SEQUENCE {IfExists(drop.IfExists)}{Quote(drop.Name)}")],
        CreateSchema create => [new($"CREATE SCHEMA {IfNotExists(create.IfNotExists)}{Quote(create.Name)}")],
        DropSchema drop => [new($"DROP SCHEMA {IfExists(drop.IfExists)}{Quote(drop.Name)}")],
        CreateExtension create => [CreateExtension(create)],
        DropExtension drop => [new($"DROP EXTENSION {IfExists(drop.IfExists)}{Quote(drop.Name)}")],
        _ => throw new MigrationException(
            DiagnosticCodes.OperationNotSupported,
            $"PostgreSQL has no SQL for {operation.GetType().Name}. Use op.Execute with the statements that do it."),
    };

    private static string IfExists(bool given) => given ? "IF EXISTS " : "";

    private static string IfNotExists(bool given) => given ? "IF NOT EXISTS " : "";

    private static SqlStatement Comment(string kind, string name, string? comment) =>
        new($"COMMENT ON {kind} {name} IS {(comment is null ? "NULL" : Text(comment))}");

    private string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));

    private string InsertHead(BulkInsert insert) => $"INSERT INTO {Quote(insert.Table)} ({Names(insert.Columns)})";
}
