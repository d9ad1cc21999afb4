namespace Migrations.Build.Running;

/// <summary>What the log says of a revision's text.</summary>
/// <remarks>A class: code for a list of structures would be compiled at run time, in every build that finds nothing to do.</remarks>
/// <param name="Revision">The revision's id.</param>
/// <param name="IsUndone">Whether the row tells of a downgrade.</param>
/// <param name="Hash">The hash of the text that ran; null: it is not known.</param>
internal sealed record HashRow(string Revision, bool IsUndone, string? Hash);
