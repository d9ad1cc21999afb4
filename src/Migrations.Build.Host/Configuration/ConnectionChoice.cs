namespace Migrations.Build.Host.Configuration;

/// <summary>The connection string of a run.</summary>
/// <param name="Value">The driver's keyword form, or a URL.</param>
/// <param name="Origin">Where it came from.</param>
internal sealed record ConnectionChoice(string Value, ConnectionOrigin Origin)
{
    /// <summary>Where it came from; never what it is.</summary>
    public override string ToString() => Origin.ToString();
}
