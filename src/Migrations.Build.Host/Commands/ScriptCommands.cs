using System.Globalization;
using System.Text;
using Migrations.Build.Host.Configuration;

namespace Migrations.Build.Host.Commands;

/// <summary>What commands would do, as SQL: printed, or in the file that MigrateOutput names.</summary>
internal static class ScriptCommands
{
    /// <summary>MigrateScript. No database is asked.</summary>
    public static void Script(HostRequest request, HostOutput output)
    {
        RevisionDirection direction = request.Choice<RevisionDirection>("MigrateScriptDirection") ?? RevisionDirection.Upgrade;
        string from = string.Join(' ', request.List("MigrateFrom"));
        bool isDown = direction == RevisionDirection.Downgrade;
        var script = new ScriptRequest
        {
            Direction = direction,
            From = from.Length > 0 ? from : isDown ? request.RequiredSetting("MigrateFrom", "head") : "base",
            To = isDown ? request.RequiredSetting("MigrateTo", "base") : request.Setting("MigrateTo") ?? "head",
            Idempotent = request.Flag("MigrateIdempotent"),
        };
        WriteOffline(request, output, (engine, text) => engine.Script(script, text));
    }

    /// <summary>MigrateStamp with MigrateSql. No database is asked.</summary>
    public static void Stamp(HostRequest request, HostOutput output, IReadOnlyList<string> targets, bool purge)
    {
        if (purge)
        {
            throw new MigrationException(
                DiagnosticCodes.InvalidSetting,
                "Cannot write a stamp as a script with MigratePurge: which rows there are to delete is known only to a database. "
                + "Leave MigratePurge or MigrateSql out.");
        }

        string from = string.Join(' ', request.List("MigrateFrom"));
        WriteOffline(request, output, (engine, text) => engine.ScriptStamp(targets, from.Length > 0 ? from : "base", text));
    }

    /// <summary>MigrateEnsureVersion with MigrateSql. No database is asked.</summary>
    public static void VersionTable(HostRequest request, HostOutput output)
    {
        using StringWriter text = NewText();
        EngineSettings.Offline(request, output, new EventReport(request, output)).ScriptVersionTable(text);
        string path = Put(request, output, text.ToString());
        output.Item(
            request.Setting("MigrateVersionTable") ?? "migrations_version",
            [new("Created", "false"), new("Database", ""), new("Script", path)]);
    }

    /// <summary>MigrateUpgrade and MigrateDowngrade with MigrateDryRun. The database is read; nothing is done.</summary>
    public static async Task DryRunAsync(
        HostRequest request, HostOutput output, RevisionDirection direction, string target, CancellationToken cancellationToken)
    {
        var events = new EventReport(request, output);
        MigrationEngine engine = EngineSettings.Engine(request, output, events);
        using StringWriter text = NewText();
        IReadOnlyList<RevisionStep> steps = await engine.DryRunAsync(direction, target, text, cancellationToken).ConfigureAwait(false);
        if (steps.Count > 0)
        {
            string path = Put(request, output, text.ToString());
            output.Text("This was a dry run (MigrateDryRun): nothing was done.");
            Report(output, steps, events.Database, path);
        }
    }

    private static void WriteOffline(
        HostRequest request, HostOutput output, Func<MigrationEngine, TextWriter, IReadOnlyList<RevisionStep>> write)
    {
        using StringWriter text = NewText();
        IReadOnlyList<RevisionStep> steps = write(EngineSettings.Offline(request, output, new EventReport(request, output)), text);
        string path = Put(request, output, text.ToString());
        Report(output, steps, database: "", path);
    }

    private static StringWriter NewText() => new(CultureInfo.InvariantCulture);

    /// <summary>Prints a script, or writes it into the file that is asked for.</summary>
    /// <returns>The file's full path; empty: the script was printed.</returns>
    private static string Put(HostRequest request, HostOutput output, string script)
    {
        if (request.Setting("MigrateOutput") is not { } name)
        {
            output.Text(script.TrimEnd('\n'));
            return "";
        }

        string path = Path.GetFullPath(name, request.ProjectDirectory);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, script, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException(
                DiagnosticCodes.ScriptUnwritable,
                $"Cannot write the script to '{path}': {e.Message} Choose another file (MigrateOutput), or leave it out to print the script.",
                new SourceLocation(path, 0),
                e);
        }

        output.Text($"Script: {path}");
        return path;
    }

    private static void Report(HostOutput output, IReadOnlyList<RevisionStep> steps, string database, string script) =>
        StepItems.Write(output, steps.Select((step, index) => StepStarted.Of(step, index + 1, steps.Count)), database, script);
}
