using System.Text.RegularExpressions;
using Migrations.Build.Sql;

namespace Migrations.Build.Host.Adoption;

/// <summary>
/// What <c>dotnet ef migrations script</c> prints. A plain script records each migration behind its statements; an idempotent
/// one asks before each statement whether its migration is there.
/// </summary>
internal static partial class EntityFrameworkScript
{
    /// <summary>The migrations of scripts, in order: upgrades, and downgrades where a script leads down.</summary>
    /// <exception cref="MigrationException">A script records no migration, or has one twice.</exception>
    public static AdoptedHistory Read(IEnumerable<SourceFile> scripts)
    {
        var sections = new AdoptedSections();
        foreach (SourceFile script in scripts)
        {
            ReadScript(script.Text, script.Path, sections);
        }

        return new AdoptedHistory("Entity Framework Core", [.. sections.Names.Select(name => Revision(name, sections))], IsLinear: true);
    }

    private static AdoptedRevision Revision(string name, AdoptedSections sections)
    {
        // A migration's name is the moment of its making and what its author called it; the moment alone is unique.
        int line = name.IndexOf('_', StringComparison.Ordinal);
        string? moment = line < 0 ? null : AdoptedName.Moment(name[..line]);
        return new AdoptedRevision
        {
            Id = moment is null ? AdoptedName.Id(name) : name[..line],
            Message = moment is null ? AdoptedName.Message(name) : name[(line + 1)..],
            FileName = name,
            CreateDate = moment,
            Source = sections.PlaceOf(name),
            Upgrade = sections.Text(name, RevisionDirection.Upgrade) ?? throw new MigrationException(
                DiagnosticCodes.AdoptionScriptUnfit,
                $"Cannot adopt the script: it leads down from '{name}', and no script that is given leads up to it. Give the upgrades too: dotnet ef migrations script.",
                sections.PlaceOf(name)),
            Downgrade = sections.Text(name, RevisionDirection.Downgrade),
        };
    }

    private static void ReadScript(string text, string path, AdoptedSections sections)
    {
        List<ScriptStatement> waiting = [];
        List<string>? open = null;
        (string Name, RevisionDirection Direction) opened = default;
        bool any = false;
        foreach (ScriptStatement statement in GeneratedScript.Statements(text, path))
        {
            if (Guarded().Match(statement.Text) is { Success: true } guarded)
            {
                (string, RevisionDirection) step = (Name(guarded), guarded.Groups["not"].Success ? RevisionDirection.Upgrade : RevisionDirection.Downgrade);
                if (open is null || step != opened)
                {
                    open = Open(step, waiting);
                    opened = step;
                }

                open.AddRange(Body(guarded.Groups["body"].Value, path, statement.Line).Where(inner => !IsOnHistory(inner)));
            }
            else if (Recorded().Match(statement.Text) is { Success: true } recorded)
            {
                Open((Name(recorded), recorded.Groups["insert"].Success ? RevisionDirection.Upgrade : RevisionDirection.Downgrade), waiting);
            }
            else if (!IsOnHistory(statement.Text))
            {
                waiting.Add(statement);
            }
        }

        if (!any || waiting.Count > 0)
        {
            throw new MigrationException(
                DiagnosticCodes.AdoptionScriptUnfit,
                any
                    ? "Cannot adopt the script: this statement stands behind the last migration, so it belongs to none. Take it out, or give what 'dotnet ef migrations script' printed."
                    : "Cannot adopt the script: no statement of it records a migration in the table of the migrations history. Give what 'dotnet ef migrations script' printed.",
                new SourceLocation(path, any ? waiting[0].Line : 0));
        }

        List<string> Open((string Name, RevisionDirection Direction) step, List<ScriptStatement> before)
        {
            any = true;
            List<string> section = sections.Open(step.Name, step.Direction, new SourceLocation(path, before.Count > 0 ? before[0].Line : 1));
            section.AddRange(before.Select(one => one.Text));
            before.Clear();
            return section;
        }
    }

    /// <summary>What stands within the question. Where it asks another one, it is no SQL but PL/pgSQL, and stays in a block.</summary>
    private static IEnumerable<string> Body(string body, string path, int line) =>
        body.TrimStart().StartsWith("IF ", StringComparison.Ordinal)
            ? [$"DO $EF$\nBEGIN\n{body}\nEND $EF$"]
            : GeneratedScript.Statements(body, path, line).Select(inner => inner.Text);

    private static bool IsOnHistory(string statement) => Recorded().IsMatch(statement) || HistoryTable().IsMatch(statement);

    private static string Name(Match match) => match.Groups["name"].Value.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex(
        """^DO \$EF\$\s*BEGIN\s+IF (?<not>NOT )?EXISTS\s*\(SELECT 1 FROM \S+ WHERE "?(MigrationId|migration_id)"? = '(?<name>([^']|'')+)'\) THEN\s(?<body>.*)\sEND IF;\s*END \$EF\$$""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Guarded();

    [GeneratedRegex(
        """^((?<insert>INSERT INTO) \S+ \("?(MigrationId|migration_id)"?, "?\w+"?\)\s*VALUES \('(?<name>([^']|'')+)', '[^']*'\)|DELETE FROM \S+\s+WHERE "?(MigrationId|migration_id)"? = '(?<name>([^']|'')+)')$""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Recorded();

    [GeneratedRegex(
        """^CREATE TABLE (IF NOT EXISTS )?\S+ \(\s*"?(MigrationId|migration_id)"? """,
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex HistoryTable();
}
