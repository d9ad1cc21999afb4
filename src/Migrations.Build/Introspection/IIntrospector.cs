using System.Data.Common;
using Migrations.Build.Schema;

namespace Migrations.Build.Introspection;

/// <summary>Reads a live database into the vocabulary. The one reader of catalogues.</summary>
internal interface IIntrospector
{
    /// <summary>Reads tables and what belongs to them in a fixed number of queries, however many tables there are.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="scope">What to read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The schema in canonical form; objects without a place in the vocabulary are left out.</returns>
    Task<DatabaseSchema> ReadAsync(
        DbConnection connection, IntrospectionScope scope, CancellationToken cancellationToken);

    /// <summary>Reads all schemas, and verbatim what the vocabulary cannot say.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The database, without what it made by itself or an extension brought.</returns>
    Task<WholeDatabase> ReadWholeAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>
    /// The server's own spelling of expressions whose text differs from the catalogue's: made in one round trip, with
    /// temporary objects in a transaction that is rolled back. No default is executed.
    /// </summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="model">The tables that the expressions speak of.</param>
    /// <param name="questions">The expressions.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The spellings in the order of the questions; null where there is none (no right to ask, or the server refuses the expression).</returns>
    Task<IReadOnlyList<string?>> SpellAsync(
        DbConnection connection,
        DatabaseSchema model,
        IReadOnlyList<ExpressionQuestion> questions,
        CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string?>>(new string?[questions.Count]);
}
