using Migrations.Build.Schema;

namespace Migrations.Build.Running;

/// <summary>The side that the model is compared with.</summary>
/// <param name="Description">What it is, in words.</param>
/// <param name="Schema">What it has.</param>
internal sealed record ComparedSchema(string Description, DatabaseSchema Schema)
{
    /// <summary>Asks the server how it spells expressions; null: there is no server.</summary>
    public Func<IReadOnlyList<ExpressionQuestion>, Task<IReadOnlyList<string?>>>? Spell { get; init; }
}
