using Migrations.Build.Authoring;

namespace Migrations.Build.Analyzers;

/// <summary>Something wrong with a revision's place in the history.</summary>
/// <param name="Revision">The revision at which it is reported.</param>
/// <param name="Subject">The part of it.</param>
/// <param name="Code">The code, from <see cref="DiagnosticCodes"/>.</param>
/// <param name="Message">What was found and what to do next.</param>
internal sealed record RevisionProblem(
    RegisteredRevision Revision, RevisionProblemSubject Subject, string Code, string Message);
