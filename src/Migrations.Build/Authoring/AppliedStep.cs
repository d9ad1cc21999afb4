namespace Migrations.Build;

/// <summary>A step whose rows of the version table have moved, and which is not committed yet.</summary>
/// <param name="Verb"><c>upgrade</c>, <c>downgrade</c> or <c>stamp_revision</c>.</param>
/// <param name="From">The revisions that the step leaves; empty for a base.</param>
/// <param name="To">The revisions that the step reaches; empty for a base.</param>
/// <param name="Message">The revision's message; empty for a stamp.</param>
public sealed record AppliedStep(string Verb, IReadOnlyList<string> From, IReadOnlyList<string> To, string Message);
