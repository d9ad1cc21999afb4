namespace Migrations.Build;

/// <summary>A database as the start: the first revision and the model. What <see cref="MigrationEngine.ScaffoldAsync"/> makes.</summary>
/// <param name="Source">The database in words.</param>
/// <param name="Operations">What makes an empty database equal to it, in order.</param>
/// <param name="Upgrade">The same as C# statements on <c>op</c>.</param>
/// <param name="Usings">Namespaces that they need beside Migrations.Build.</param>
/// <param name="Model">The model, a file for each table.</param>
public sealed record Scaffold(
    string Source, ValueList<MigrationOperation> Operations, string Upgrade, ValueList<string> Usings, ValueList<ModelFile> Model)
{
    /// <summary>What stands in the revision as SQL, since the model has no words for it: kind and name.</summary>
    public ValueList<string> Verbatim { get; init; } = [];

    /// <summary>What is in neither and must be made by hand: kind and name.</summary>
    public ValueList<string> LeftOut { get; init; } = [];
}
