using Migrations.Build.Conformance;

namespace Migrations.Build.Sqlite.Tests;

/// <summary>The queries that lie beside this file.</summary>
internal static class CatalogueQueries
{
    public static Dictionary<string, string> Of() => ConformanceFiles.Queries("sqlite");
}
