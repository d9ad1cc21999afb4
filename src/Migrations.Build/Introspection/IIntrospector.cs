using System.Data.Common;

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
}
