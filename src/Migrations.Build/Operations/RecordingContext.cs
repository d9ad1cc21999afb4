namespace Migrations.Build.Operations;

/// <summary>What a recorder knows of the run it records for.</summary>
/// <param name="Convention">Read only when a name must be made, since it costs the user's model.</param>
internal sealed record RecordingContext(string Dialect, ISchemaRules Rules, Lazy<NamingConvention> Convention)
{
    public string? Database { get; init; }

    public string? Tag { get; init; }

    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();
}
