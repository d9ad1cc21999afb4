using Migrations.Build.Introspection;
using Migrations.Build.Operations;
using Migrations.Build.Running;
using Migrations.Build.Schema;

namespace Migrations.Build.Tests.PostgreSql;

/// <summary>What the runner does with a revision, without revisions.</summary>
internal static class TestSession
{
    private static readonly MigrationProvider Provider = PostgreSqlProvider.Instance;

    public static Task<DatabaseSession> OpenAsync(string connectionString) =>
        Provider.OpenAsync(new SessionRequest(connectionString, Directory: null, CommandTimeout: null), CancellationToken.None);

    /// <summary>The canonical form of operations, without a naming convention.</summary>
    public static IReadOnlyList<MigrationOperation> Resolve(params IEnumerable<MigrationOperation> operations) =>
        [.. operations.SelectMany(operation => operation.Resolve(new TableResolver(NamingConvention.None, Provider.Dialect.Rules)))];

    /// <summary>What a revision records.</summary>
    public static IReadOnlyList<MigrationOperation> Record(Action<MigrationOperations> revision, NamingConvention? convention = null)
    {
        var op = new MigrationOperations(new RecordingContext(
            Provider.Dialect.Name, Provider.Dialect.Rules, new Lazy<NamingConvention>(convention ?? NamingConvention.None)));
        revision(op);
        return op.Take();
    }

    public static LockRequest Lock(TimeSpan? timeout = null, IProgress<MigrationEvent>? events = null, TimeProvider? clock = null) =>
        new("migrations_version", timeout ?? TimeSpan.FromSeconds(10), events, clock ?? TimeProvider.System);

    /// <summary>Runs operations in one transaction.</summary>
    public static async Task ApplyAsync(DatabaseSession session, IReadOnlyList<MigrationOperation> operations)
    {
        await session.BeginAsync(rebuilds: false, Lock(), CancellationToken.None).ConfigureAwait(false);
        try
        {
            var needed = Provider.Dialect.TablesNeeded(operations);
            var before = needed.Count == 0
                ? DatabaseSchema.Empty
                : await ReadAsync(session, new IntrospectionScope { Tables = needed, Schemas = [.. needed.Select(table => table.Schema).Distinct()] }).ConfigureAwait(false);
            await session.ExecuteAsync(Provider.Dialect.Compile(operations, before), commit: true, CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            await session.RollbackAsync().ConfigureAwait(false);
            throw;
        }
    }

    public static Task<DatabaseSchema> ReadAsync(DatabaseSession session, IntrospectionScope? scope = null) =>
        Provider.Introspector.ReadAsync(session.Connection, scope ?? IntrospectionScope.DefaultSchema, CancellationToken.None);

    /// <summary>The operations that make a schema from nothing, in an order that the database takes.</summary>
    public static IReadOnlyList<MigrationOperation> Create(DatabaseSchema schema)
    {
        var operations = new List<MigrationOperation>();
        operations.AddRange(schema.Schemas.Select(name => new CreateSchema(name) { IfNotExists = true }));
        operations.AddRange(schema.Extensions.Select(name => new CreateExtension(name) { IfNotExists = true }));
        operations.AddRange(schema.Enums.Values.Select(type => new CreateEnum(type)));
        operations.AddRange(schema.Sequences.Values.Select(sequence => new CreateSequence(sequence)));
        operations.AddRange(
            from table in schema.Tables.Values
            orderby table.PostgreSql?.Inherits.Count ?? 0
            select new CreateTable(table with { Elements = [.. table.Elements.Where(element => element is not ForeignKeyConstraint)] }));
        operations.AddRange(schema.Tables.Values.SelectMany(table => NullableSerials.Of(table.QualifiedName, table.Columns)));
        operations.AddRange(
            from table in schema.Tables.Values
            from key in table.Constraints.OfType<ForeignKeyConstraint>()
            select new AddConstraint(table.QualifiedName, key));
        return operations;
    }

    /// <summary>Whether a table is there.</summary>
    public static async Task<bool> HasTableAsync(this DatabaseSession session, TableName table, CancellationToken cancellationToken) =>
        await session.ReadColumnsAsync(table, cancellationToken).ConfigureAwait(false) is not null;
}
