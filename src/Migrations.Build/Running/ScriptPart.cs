using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>Statements of a script that go together.</summary>
/// <param name="Statements">The statements, in order.</param>
/// <param name="IsAlone">Whether they are committed by themselves.</param>
/// <param name="Rebuilds">Whether a table is rebuilt among them.</param>
internal sealed record ScriptPart(IReadOnlyList<SqlStatement> Statements, bool IsAlone, bool Rebuilds)
{
    /// <summary>Whether they must not stand in a transaction, not even in one of their own.</summary>
    public bool RefusesTransaction => Statements.Any(statement => statement.Alone is not null);
}
