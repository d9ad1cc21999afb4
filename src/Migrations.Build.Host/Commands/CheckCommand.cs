using System.Globalization;
using Migrations.Build.Host.Configuration;

namespace Migrations.Build.Host.Commands;

/// <summary>MigrateCheck: whether the model has changes that no revision carries. Nothing is written.</summary>
internal static class CheckCommand
{
    /// <summary>Reports each difference as an error at its place in the model, and as an item.</summary>
    /// <exception cref="MigrationException">The database is not at head, or cannot be compared.</exception>
    public static async Task RunAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        SchemaCheck check = (await CompareAsync(request, output, cancellationToken).ConfigureAwait(false)).Check;

        // What writing a revision would lose is no matter of a check, which writes none.
        foreach (MigrationWarning warning in check.Warnings.Where(warning => warning.Code != DiagnosticCodes.DataLoss))
        {
            output.Warning(warning);
        }

        foreach (SchemaDifference difference in check.Differences)
        {
            output.Diagnostic(
                "error", DiagnosticCodes.ModelHasChanges, difference.Text, difference.Location?.File, difference.Location?.Line ?? 0);
            output.Item(difference.Text, Metadata(difference));
        }

        output.Text(check.Differences.Count == 0
            ? $"No difference between the model and {check.Source}."
            : string.Create(CultureInfo.InvariantCulture, $"{check.Differences.Count} {(check.Differences.Count == 1 ? "difference" : "differences")} between the model and {check.Source}. ")
                + "Make a revision: dotnet build -t:MigrateRevision -p:MigrateAutogenerate=true -p:MigrateMessage=\"...\"");
    }

    /// <summary>Compares the model with what MigrateCompareTo says.</summary>
    /// <exception cref="MigrationException">A property is refused, the database is not at head, or cannot be compared.</exception>
    public static Task<Autogeneration> CompareAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        CompareTo to = request.Choice<CompareTo>("MigrateCompareTo") ?? CompareTo.Database;
        var events = new EventReport(request, output);
        MigrationEngine engine = to == CompareTo.Revisions
            ? EngineSettings.Offline(request, output, events)
            : EngineSettings.Engine(request, output, events);
        return engine.AutogenerateAsync(to, cancellationToken);
    }

    private static IEnumerable<KeyValuePair<string, string>> Metadata(SchemaDifference difference) =>
    [
        new("Code", DiagnosticCodes.ModelHasChanges),
        new("Kind", difference.Kind.ToString()),
        new("Schema", difference.Table?.Schema ?? ""),
        new("Table", difference.Table?.Name ?? ""),
        new("Column", difference.Column ?? ""),
        new("Name", difference.Name ?? ""),
        new("Constraint", difference.Constraint?.ToString() ?? ""),
        new("File", difference.Location?.File ?? ""),
        new("Line", difference.Location?.Line.ToString(CultureInfo.InvariantCulture) ?? ""),
    ];
}
