using System.Globalization;

namespace Migrations.Build.Host.Commands;

/// <summary>Steps as MSBuild items: where each leads, and what else is known of it as metadata.</summary>
internal static class StepItems
{
    /// <summary>Writes them in order.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="database">The database that they are of, in words; empty: none was asked.</param>
    /// <param name="script">The file that holds their SQL, a full path; empty: there is none.</param>
    public static void Write(HostOutput output, IEnumerable<StepStarted> steps, string database, string script = "")
    {
        foreach (StepStarted step in steps)
        {
            output.Item(
                step.To.Count == 0 ? "base" : string.Join(' ', step.To),
                [
                    new("Verb", step.Verb),
                    new("From", string.Join(' ', step.From)),
                    new("To", string.Join(' ', step.To)),
                    new("Message", step.Message),
                    new("Number", step.Number.ToString(CultureInfo.InvariantCulture)),
                    new("Database", database),
                    new("Script", script),
                ]);
        }
    }
}
