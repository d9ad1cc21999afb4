namespace Migrations.Build.Host.Adoption;

/// <summary>The SQL of single steps, cut out of the scripts that another tool printed.</summary>
internal sealed class AdoptedSections
{
    private readonly Dictionary<(string Name, RevisionDirection Direction), (List<string> Statements, SourceLocation Place)> _sections = [];
    private readonly List<string> _upgrades = [];
    private readonly List<string> _downgrades = [];

    /// <summary>The names that the tool gives to its steps, in the order of their upgrades; behind them those that only lead down.</summary>
    public IEnumerable<string> Names => _upgrades.Concat(_downgrades.Where(name => !_sections.ContainsKey((name, RevisionDirection.Upgrade))));

    /// <summary>Opens the section of a step.</summary>
    /// <exception cref="MigrationException">It was open before: the scripts say it twice.</exception>
    public List<string> Open(string name, RevisionDirection direction, SourceLocation place)
    {
        if (_sections.TryGetValue((name, direction), out var there))
        {
            throw new MigrationException(
                DiagnosticCodes.AdoptionScriptUnfit,
                $"Cannot adopt the script: the {direction.ToString().ToLowerInvariant()} of '{name}' stands here a second time (first at {there.Place}). Give one script that has each step once.",
                place);
        }

        (direction == RevisionDirection.Upgrade ? _upgrades : _downgrades).Add(name);
        List<string> statements = [];
        _sections.Add((name, direction), (statements, place));
        return statements;
    }

    /// <summary>The SQL of a step; null: the scripts do not have it.</summary>
    public string? Text(string name, RevisionDirection direction) =>
        _sections.TryGetValue((name, direction), out var section)
            ? GeneratedScript.RequireNoMarker(GeneratedScript.Text(section.Statements), section.Place.File, section.Place.Line)
            : null;

    /// <summary>Where the scripts have a step.</summary>
    public SourceLocation PlaceOf(string name) =>
        (_sections.TryGetValue((name, RevisionDirection.Upgrade), out var section) ? section : _sections[(name, RevisionDirection.Downgrade)]).Place;
}
