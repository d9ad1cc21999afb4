using Migrations.Build.Schema;
using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>Statements that the tool itself needs, made by the same dialect as a revision's.</summary>
internal static class OwnStatements
{
    public static IReadOnlyList<SqlStatement> Of(Dialect dialect, MigrationOperation operation)
    {
        var resolver = new TableResolver(NamingConvention.None, dialect.Rules);
        var tool = operation with { Origin = default };
        return [.. dialect
            .Compile([.. tool.Resolve(resolver)], DatabaseSchema.Empty)
            .Select(statement => statement with { Location = null })];
    }
}
