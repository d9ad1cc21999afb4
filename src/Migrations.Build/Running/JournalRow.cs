namespace Migrations.Build.Running;

/// <summary>What the log says of an operation that is committed by itself.</summary>
/// <param name="Revision">The revision that it belongs to.</param>
/// <param name="Direction"><c>upgrade</c> or <c>downgrade</c>.</param>
/// <param name="Part">Which of the revision's operations of this kind it is, counted from 1.</param>
/// <param name="Hash">The hash of the revision's text when it was begun; null: it had none.</param>
/// <param name="IsDone">Whether it is known to be done; else it may or may not have run.</param>
internal sealed record JournalRow(string Revision, string Direction, int Part, string? Hash, bool IsDone);
