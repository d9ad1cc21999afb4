namespace Migrations.Build.Authoring;

/// <summary>The upgrade or the downgrade of a <c>.sql</c> revision.</summary>
/// <param name="Text">The lines after the marker.</param>
/// <param name="Line">The line of the file in which <paramref name="Text"/> starts, counted from 1.</param>
internal sealed record SqlRevisionPart(string Text, int Line);
