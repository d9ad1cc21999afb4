using System.Runtime.CompilerServices;
using Migrations.Build.Operations;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>
/// What a revision calls: each method records one operation with the place of its call. Nothing is sent to a database
/// before the revision has been read to its end.
/// </summary>
/// <remarks>
/// The everyday options are parameters. All others are properties of the operation itself, which
/// <see cref="Invoke"/> takes: <c>op.Invoke(new CreateIndex("book", index) { Concurrently = true })</c>.
/// </remarks>
public partial class MigrationOperations
{
    private readonly RecordingContext _context;
    private readonly TableResolver _resolver;
    private readonly List<MigrationOperation> _recorded = [];

    internal MigrationOperations(RecordingContext context)
    {
        _context = context;
        _resolver = new TableResolver(context.Convention, context.Rules);
    }

    /// <summary>The name of the dialect that this runs on: <c>Sqlite</c>, <c>PostgreSql</c>.</summary>
    public string Dialect => _context.Dialect;

    /// <summary>The name of the database among several; null when there is one.</summary>
    public string? Database => _context.Database;

    /// <summary>The run's free word (<c>MigrateTag</c>); null: none.</summary>
    public string? Tag => _context.Tag;

    /// <summary>The free arguments of the run (<c>MigrateArgs</c>).</summary>
    public IReadOnlyDictionary<string, string> Arguments => _context.Arguments;

    /// <summary>What was recorded and not yet taken.</summary>
    internal IReadOnlyList<MigrationOperation> Recorded => _recorded;

    /// <summary>Marks a name as final: no naming convention wraps it.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The final name.</returns>
#pragma warning disable CA1822 // Called on op, like all else that a revision says.
    public ObjectName F(string name) => ObjectName.Final(name);
#pragma warning restore CA1822

    /// <summary>Records an operation with all its options.</summary>
    /// <param name="operation">The operation; its short forms and names are resolved as those of the other calls.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void Invoke(
        MigrationOperation operation, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var placed = operation.Location is null ? operation with { Origin = Origin.Of(file, line) } : operation;
        try
        {
            var resolved = placed.Resolve(_resolver).ToList();
            resolved.ForEach(one => OperationNames.Check(one, _resolver.Limit));
            _recorded.AddRange(resolved);
        }
        catch (MigrationException exception) when (exception.Location is null)
        {
            throw new MigrationException(exception.Code, exception.Message, placed.Location, exception);
        }
    }

    /// <summary>Alters one table several times; where the database cannot alter in place, in one rebuild.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="alterations">Calls what is to be done.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void BatchAlterTable(
        TableName table,
        Action<BatchOperations> alterations,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        BatchAlterTable(new BatchAlterTable(table, []), alterations, file, line);

    /// <summary>The same with options.</summary>
    /// <param name="batch">The table and the options; its own operations come first.</param>
    /// <param name="alterations">Calls what is to be done.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void BatchAlterTable(
        BatchAlterTable batch,
        Action<BatchOperations> alterations,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(alterations);
        var inner = new BatchOperations(batch.Table);
        alterations(inner);
        Invoke(batch with { Operations = [.. batch.Operations, .. inner.Recorded] }, file, line);
    }

    /// <summary>Runs operations outside a transaction, each committed by itself; what came before is committed first.</summary>
    /// <param name="operations">Calls what is to be done.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void Autocommit(
        Action<MigrationOperations> operations, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var inner = new MigrationOperations(_context);
        operations(inner);
        _recorded.Add(new AutocommitBlock([.. inner.Recorded]) { Origin = Origin.Of(file, line) });
    }

    /// <summary>Takes what was recorded so far.</summary>
    internal IReadOnlyList<MigrationOperation> Take()
    {
        MigrationOperation[] taken = [.. _recorded];
        _recorded.Clear();
        return taken;
    }
}
