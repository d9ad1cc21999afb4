using CsCheck;
using Migrations.Build.Running;
using Migrations.Build.Tests.Revisions;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.Sqlite.Tests.Running;

/// <summary>
/// Random histories (branches, merges, several bases, dependencies, labels) on real files: from every set of rows that upgrades
/// reach, up to any target and back, with the version table and the tables looked at from outside after each step.
/// </summary>
[TestClass]
public sealed class BranchedHistoryTests
{
    private const int Histories = 14;
    private const int MostRevisions = 7;
    private const int MostStates = 12;

    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task Rows_and_tables_are_right_after_each_step_up_to_any_target_and_back()
    {
        int steps = 0;
        int returns = 0;
        await Gen.Select(Gen.Int[2, MostRevisions], Gen.Int[0, int.MaxValue - 1]).SampleAsync(
            async (count, seed) =>
            {
                using var walk = new Walk(RandomGraph.Make(count, new Random(seed)));
                await walk.GoAsync();
                Interlocked.Add(ref steps, walk.Steps);
                Interlocked.Add(ref returns, walk.Returns);
            },
            iter: Histories);

        Assert.IsGreaterThan(Histories * 10, steps, "the histories were too small to say anything");
        Assert.IsGreaterThan(Histories, returns, "no walk came back to where it began");
    }

    [TestMethod]
    public async Task A_stamp_at_any_revision_leaves_its_rows_and_touches_no_table()
    {
        await Gen.Select(Gen.Int[2, MostRevisions], Gen.Int[0, int.MaxValue - 1]).SampleAsync(
            async (count, seed) =>
            {
                IReadOnlyList<Revision> revisions = RandomGraph.Make(count, new Random(seed));
                var applied = new AppliedRevisions(revisions);
                using var database = new SqliteDatabase();
                MigrationEngine engine = Walk.Engine(revisions, database, events: null);
                foreach (Revision revision in revisions)
                {
                    await engine.StampAsync([revision.Id], purge: true);
                    CollectionAssert.AreEqual(new[] { revision.Id }, database.Query("SELECT version_num FROM migrations_version"));
                    await engine.StampAsync(["heads"]);
                    CollectionAssert.AreEqual(
                        applied.RowsOf(applied.All.ToHashSet(StringComparer.Ordinal)),
                        database.Query("SELECT version_num FROM migrations_version ORDER BY version_num"));
                }

                Assert.IsEmpty(Walk.Tables(database));
            },
            iter: Histories / 2);
    }

    /// <summary>One history on one database file; a state is gone back to by copying the file.</summary>
    private sealed class Walk : IDisposable, IProgress<MigrationEvent>
    {
        private readonly IReadOnlyList<Revision> _revisions;
        private readonly AppliedRevisions _known;
        private readonly RevisionGraph _graph;
        private readonly SqliteDatabase _database = new();
        private readonly MigrationEngine _engine;
        private HashSet<string> _applied = new(StringComparer.Ordinal);

        public Walk(IReadOnlyList<Revision> revisions)
        {
            _revisions = revisions;
            _known = new AppliedRevisions(revisions);
            _graph = new RevisionGraph(revisions);
            _engine = Engine(revisions, _database, this);
        }

        public int Steps { get; private set; }

        public int Returns { get; private set; }

        public static MigrationEngine Engine(IReadOnlyList<Revision> revisions, SqliteDatabase database, IProgress<MigrationEvent>? events)
        {
            RecordedRevisions recorded = RecordedRevisions.None;
            foreach (Revision revision in revisions)
            {
                recorded.Add(revision with { Message = revision.Id }, RevisionBody.Of(new RecordedRevisions.Recording(
                    op => op.CreateTable("t_" + revision.Id, [new Column("id", SqlType.Integer)]),
                    op => op.DropTable("t_" + revision.Id))));
            }

            return recorded.Engine(new MigrationEngineOptions
            {
                Provider = SqliteProvider.Instance,
                ConnectionString = database.ConnectionString,
                Revisions = typeof(BranchedHistoryTests).Assembly,
                LogTable = null,
                Events = events,
            });
        }

        public static string[] Tables(SqliteDatabase database) =>
            [.. database.Query("SELECT substr(name, 3) FROM sqlite_schema WHERE name LIKE 't\\_%' ESCAPE '\\' ORDER BY name")];

        public async Task GoAsync()
        {
            await _engine.EnsureVersionAsync();
            var states = new Dictionary<string, string>(StringComparer.Ordinal) { [""] = Save(0) };
            var pending = new Queue<string>([""]);
            while (pending.TryDequeue(out string? state))
            {
                foreach (Revision target in _revisions)
                {
                    Restore(state, states[state]);
                    await _engine.UpgradeAsync(target.BranchLabels is [var label] ? label : target.Id);
                    HashSet<string> wanted = _known.Of([.. Rows(state), target.Id]);
                    Assert.IsTrue(wanted.SetEquals(_applied), $"up to {target.Id} from '{state}'");
                    string reached = Look();
                    if (states.Count < MostStates && !states.ContainsKey(reached))
                    {
                        states.Add(reached, Save(states.Count));
                        pending.Enqueue(reached);
                    }

                    await BackAsync(state);
                }
            }
        }

        public void Report(MigrationEvent value)
        {
            if (value is StepFinished { Step: var step })
            {
                Assert.IsTrue(step.Verb == "upgrade" ? _applied.Add(step.Message) : _applied.Remove(step.Message), step.Text);
                Steps++;
                Look();
            }
        }

        public void Dispose() => _database.Dispose();

        /// <summary>To the state before, where one target leads there; else to the beginning.</summary>
        private async Task BackAsync(string state)
        {
            string[] now = _known.RowsOf(_applied);
            string? target = _known.All.Where(_applied.Contains).Append("base").FirstOrDefault(one =>
                now.Length > 0 && IsPossible(now, one) && string.Join(' ', _graph.PlanDowngrade(now, one).RowsAfter.Order(StringComparer.Ordinal)) == state);
            if (target is not null)
            {
                await _engine.DowngradeAsync(target);
                Assert.AreEqual(state, Look());
                Returns++;
                return;
            }

            await _engine.DowngradeAsync("base");
            Assert.AreEqual("", Look());
        }

        private bool IsPossible(string[] rows, string target) =>
            target == "base" || rows.Contains(target, StringComparer.Ordinal) || _graph.ChildrenOf(target).Any(child => _applied.Contains(child.Id));

        /// <summary>Compares rows and tables with what is applied.</summary>
        private string Look()
        {
            string[] rows = _known.RowsOf(_applied);
            CollectionAssert.AreEqual(rows, _database.Query("SELECT version_num FROM migrations_version ORDER BY version_num"));
            CollectionAssert.AreEqual(_applied.Order(StringComparer.Ordinal).ToArray(), Tables(_database));
            return string.Join(' ', rows);
        }

        private string Save(int number)
        {
            string copy = Path.Combine(_database.Folder, $"state{number:00}.db");
            File.Copy(_database.File, copy, overwrite: true);
            return copy;
        }

        private void Restore(string state, string copy)
        {
            File.Copy(copy, _database.File, overwrite: true);
            _applied = _known.Of(Rows(state));
        }

        private static string[] Rows(string state) => state.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
