using Migrations.Build.Schema;
using Migrations.Build.Sql;
using Migrations.Build.Sqlite.Schema;

namespace Migrations.Build.Sqlite.Sql;

/// <summary>SQLite's SQL. What SQLite cannot alter in place becomes a rebuild of the table (https://www.sqlite.org/lang_altertable.html#otheralter).</summary>
internal sealed partial class SqliteDialect : Dialect
{
    public static SqliteDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "Sqlite";

    /// <inheritdoc/>
    public override ISchemaRules Rules => SqliteSchemaRules.Instance;

    /// <inheritdoc/>
    public override SqlSyntax Syntax => SqlSyntax.Sqlite;

    /// <inheritdoc/>
    public override string Now => "strftime('%Y-%m-%d %H:%M:%f', 'now')";

    /// <inheritdoc/>
    /// <exception cref="MigrationException">
    /// Also when raw SQL among the operations may have changed a table that a later one rebuilds: send what comes
    /// before, read the table again, and compile the rest (<see cref="DiagnosticCodes.DefinitionUnknown"/>).
    /// </exception>
    public override IReadOnlyList<SqlStatement> Compile(
        IReadOnlyList<MigrationOperation> operations, DatabaseSchema before) =>
        new SqliteCompiler(this, before).Compile(operations);

    /// <inheritdoc/>
    public override IReadOnlySet<TableName> TablesNeeded(IReadOnlyList<MigrationOperation> operations)
    {
        var needed = new HashSet<TableName>();
        var formerNames = new Dictionary<TableName, TableName>();
        foreach (var group in AlterationGroup.Of(operations))
        {
            if (group.Table is { } table)
            {
                var names = group.NeedsDefinition ? group.Referred.Prepend(table) : group.Referred;
                needed.UnionWith(names.Select(name => formerNames.GetValueOrDefault(name, name)));
            }
            else if (group.Operations is [RenameTable rename])
            {
                formerNames[rename.Table with { Name = rename.NewName }] = formerNames.GetValueOrDefault(rename.Table, rename.Table);
            }
            else if (group.Operations is [AutocommitBlock block])
            {
                needed.UnionWith(TablesNeeded(block.Operations));
            }
        }

        return needed;
    }

    /// <inheritdoc/>
    /// <remarks>A script that rebuilds a table by hand switches foreign keys off, which only works before the transaction begins.</remarks>
    public override bool Rebuilds(IReadOnlyList<MigrationOperation> operations) =>
        AlterationGroup.Of(operations).Any(group =>
            group.MayRebuild
            || (group.Operations is [AutocommitBlock block] && Rebuilds(block.Operations))
            || (group.Operations is [ExecuteSql execute] && SwitchesForeignKeysOff(execute)));

    private static bool SwitchesForeignKeysOff(ExecuteSql execute) =>
        execute.Fragments is [{ Text: { } text }]
        && text.Contains("foreign_keys", StringComparison.OrdinalIgnoreCase)
        && SqlTokenizer.ReadMeaningful(text).Take(4).ToArray() is [var pragma, var name, _, var value]
        && pragma.Is("pragma") && name.Is("foreign_keys")
        && (value.Text is "0" || value.Is("off") || value.Is("no") || value.Is("false"));

    internal static void NoSchema(TableName name) => NoSchema(name.Schema, name.ToString());

    internal static void NoSchema(string? schema, string what)
    {
        if (schema is not null)
        {
            throw new MigrationException(
                DiagnosticCodes.OperationNotSupported,
                $"SQLite has no schemas, but {what} is in schema '{schema}'. Leave the schema out (op.Dialect tells where the revision runs), or attach a database and use op.Execute.");
        }
    }
}
