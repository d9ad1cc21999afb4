using Migrations.Build.Revisions;
using Migrations.Build.Scripts;
using static System.FormattableString;

namespace Migrations.Build.Tests.Conformance;

/// <summary>Every recorded answer of the reference about what the commands print, make and refuse (commands.json).</summary>
[TestClass]
[TestCategory("Conformance")]
public sealed class CommandsConformanceTests
{
    private const string File = "commands.json";
    private const string NewId = "0123456789ab";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Every_command_prints_makes_and_refuses_what_the_reference_does()
    {
        var failures = new List<string>();
        int total = 0;
        IReadOnlyList<CommandFact> facts = ConformanceFile.Read<IReadOnlyList<CommandFact>>(File);
        for (int graph = 0; graph < facts.Count; graph++)
        {
            CommandFact fact = facts[graph];
            var revisions = new RevisionGraph(fact.Graph.Select(static one => one.ToRevision()));
            var ancestry = new Ancestry(fact.Graph);
            for (int number = 0; number < fact.Cases.Count; number++)
            {
                total++;
                if (Check(revisions, ancestry, fact, fact.Cases[number]) is { } failure)
                {
                    CommandCase one = fact.Cases[number];
                    failures.Add(Invariant($"graph {graph}, case {number}: {one.Command} {one.Args} on [{string.Join(' ', one.Current ?? [])}]: {failure}"));
                }
            }
        }

        TestContext.WriteLine(Invariant($"{total - failures.Count} of {total} cases of {File} pass."));
        Assert.IsEmpty(failures, string.Join('\n', failures));
    }

    private static string? Check(RevisionGraph graph, Ancestry ancestry, CommandFact fact, CommandCase one)
    {
        try
        {
            string? failure = one.Command switch
            {
                "history" or "heads" or "branches" or "current" or "show" => CheckLines(graph, ancestry, one),
                "revision" or "merge" => CheckDraft(graph, fact, one),
                "stamp" => CheckRows(graph, one),
                _ => $"'{one.Command}' is no command of {File}.",
            };
            return one.Error is not null && one.Differs is null ? $"expected {one.Error.Kind}, got an answer" : failure;
        }
        catch (MigrationException exception)
        {
            return IsExpected(one, exception)
                ? null
                : $"expected {(one.Error is null ? "an answer" : $"{one.Error.Kind} ({one.Error.Message})")}, got {Refusals.KindOf(exception)}: {exception.Message}";
        }
    }

    /// <summary>Whether a refusal is right: the recorded kind, or where we decide otherwise, the one that we decided for.</summary>
    private static bool IsExpected(CommandCase one, MigrationException exception)
    {
        string kind = Refusals.KindOf(exception);
        if (one.Differs is not null)
        {
            // Our decisions: stamping one lineage twice, and an id that is taken, are refusals.
            return one.Command == "stamp" ? kind == "RevisionError" : kind is "DuplicateRevision" or "MultipleHeads";
        }

        return one.Error?.Kind switch
        {
            null => false,
            "CommandError" when one.Command == "history" => kind == "RevisionError",
            "RevisionError" or "MultipleHeads" when one.Command == "history" => kind is "RevisionError" or "MultipleHeads",
            var expected when kind == expected => true,
            _ => SeveralArgumentsAreWrong(one, kind),
        };
    }

    /// <summary>Where several arguments are wrong, any refusal that fits one of them will do.</summary>
    private static bool SeveralArgumentsAreWrong(CommandCase one, string kind)
    {
        bool badId = one.Args.RevId?.AsSpan().ContainsAny("@-+:") ?? false;
        bool badPath = one.Args.VersionPath == "elsewhere";
        return one.Command is "revision" or "merge" && kind switch
        {
            "RevisionError" => badId || one.Args.BranchLabel is not null,
            "CommandError" => badPath || one.Args.Head is not null,
            "ResolutionError" or "MultipleHeads" => one.Args.DependsOn is not null || one.Args.Head is not null,
            _ => false,
        };
    }

    private static string? CheckLines(RevisionGraph graph, Ancestry ancestry, CommandCase one)
    {
        string[] lines = [.. Print(graph, one).Where(static line => !string.IsNullOrWhiteSpace(line))];
        if (one.Stdout is null)
        {
            return null;
        }

        string[] wanted = [.. one.Stdout.Select(line => WithPaths(graph, line)).Where(static line => !string.IsNullOrWhiteSpace(line))];
        string[] got = [.. lines];
        if (one.Unordered)
        {
            Array.Sort(wanted, StringComparer.Ordinal);
            Array.Sort(got, StringComparer.Ordinal);
        }

        if (!wanted.SequenceEqual(got, StringComparer.Ordinal))
        {
            return $"expected\n    {string.Join("\n    ", wanted)}\n  got\n    {string.Join("\n    ", got)}";
        }

        return one.Command == "history" && ancestry.FirstMisplaced([.. Ids(graph, one, lines).Reverse()]) is { } misplaced
            ? $"'{misplaced}' stands below an ancestor:\n    {string.Join("\n    ", lines)}"
            : null;
    }

    private static IReadOnlyList<string> Print(RevisionGraph graph, CommandCase one)
    {
        var text = new RevisionText(graph);
        CommandArguments args = one.Args;
        if (one.Command == "current" && args.CheckHeads)
        {
            graph.RequireAtHead(one.Current ?? []);
        }

        return one.Command switch
        {
            "history" => text.History(args.Range, one.Current, args.Verbose, args.IndicateCurrent),
            "heads" => text.Heads(args.Verbose, args.ResolveDependencies),
            "branches" => text.Branches(args.Verbose),
            "current" => text.Current(one.Current ?? [], "{url}", args.Verbose),
            _ => text.Show(args.Revision ?? "", one.Current),
        };
    }

    private static IEnumerable<string> Ids(RevisionGraph graph, CommandCase one, IEnumerable<string> lines)
    {
        string mark = one.Args.Verbose ? "Rev: " : " -> ";
        return lines.Where(line => line.Contains(mark, StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].Split(' ', ',')[0])
            .Where(id => graph.Find(id) is not null);
    }

    private static string WithPaths(RevisionGraph graph, string line)
    {
        const string Mark = "{path:";
        int start = line.IndexOf(Mark, StringComparison.Ordinal);
        if (start < 0)
        {
            return line;
        }

        int end = line.IndexOf('}', start);
        return line[..start] + graph.Find(line[(start + Mark.Length)..end])?.Path + line[(end + 1)..];
    }

    private static string? CheckRows(RevisionGraph graph, CommandCase one)
    {
        RevisionPlan plan = graph.PlanStamp(one.Current ?? [], one.Args.Revisions, one.Args.Purge);
        if (one.Differs is not null)
        {
            return $"expected a refusal ({one.Differs}), got {string.Join(' ', plan.RowsAfter)}";
        }

        return plan.RowsAfter.SetEquals(one.Rows ?? [])
            ? RowReplay.Check(plan)
            : $"expected rows {string.Join(' ', one.Rows ?? [])}, got {string.Join(' ', plan.RowsAfter)}";
    }

    private static string? CheckDraft(RevisionGraph graph, CommandFact fact, CommandCase one)
    {
        CommandArguments args = one.Args;
        IReadOnlyList<string> heads = one.Command == "merge" ? args.Revisions : CommandArguments.Texts(args.Head);
        var draft = RevisionDraft.Of(graph, new NewRevision
        {
            Id = args.RevId ?? NewId,
            Message = args.Message,
            Heads = heads.Count == 0 ? ["head"] : heads,
            Splice = args.Splice,
            BranchLabels = CommandArguments.Texts(args.BranchLabel),
            DependsOn = CommandArguments.Texts(args.DependsOn),
            VersionPath = args.VersionPath,
            VersionLocations = fact.VersionLocations,
        });
        if (one.Differs is not null)
        {
            return $"expected a refusal ({one.Differs}), got a draft";
        }

        return one.Revision is { } wanted ? Compare(wanted, draft, args, one.Unordered) : null;
    }

    private static string? Compare(NewRevisionFact wanted, RevisionDraft draft, CommandArguments args, bool unordered)
    {
        Revision revision = draft.Revision;
        string file = RevisionFileName.Of(RevisionFileName.DefaultTemplate, revision.Id, args.Message, default);
        string expected = Describe(
            wanted.Id.Replace("{new}", NewId, StringComparison.Ordinal),
            unordered ? wanted.Down.Order(StringComparer.Ordinal) : wanted.Down,
            wanted.DependsOn,
            wanted.Labels,
            wanted.Location,
            wanted.File.Replace("{new}", NewId, StringComparison.Ordinal),
            wanted.Message.Trim());
        string actual = Describe(
            revision.Id,
            unordered ? revision.DownRevisions.Order(StringComparer.Ordinal) : revision.DownRevisions,
            revision.DependsOn,
            revision.BranchLabels,
            draft.Location,
            file,
            revision.Message.Trim());
        return expected == actual ? null : $"expected {expected}, got {actual}";
    }

    private static string Describe(
        string id, IEnumerable<string> down, IEnumerable<string> depends, IEnumerable<string> labels, string location, string file, string message) =>
        $"{id} <- {string.Join(' ', down)} ({string.Join(' ', depends)}) [{string.Join(' ', labels)}] {location}/{file}: {message}";
}
