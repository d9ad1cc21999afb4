using CsCheck;
using Migrations.Build.Revisions;
using Migrations.Build.Tests.Conformance;

namespace Migrations.Build.Tests.Revisions;

/// <summary>What holds for every history, checked over random ones.</summary>
[TestClass]
public sealed class RevisionPropertyTests
{
    private const int Graphs = 200;

    [TestMethod]
    public void From_every_reachable_state_up_to_any_target_and_back_ends_where_it_began()
    {
        RandomGraph.Gen.Sample(static revisions =>
        {
            var graph = new RevisionGraph(revisions);
            var ancestry = new Ancestry(revisions);
            foreach (string[] rows in States(graph))
            {
                foreach (Revision target in graph.Revisions)
                {
                    RevisionPlan up = graph.PlanUpgrade(rows, target.Id);
                    RequireSound(ancestry, up, RevisionDirection.Upgrade);
                    Undo(graph, ancestry, up);
                }
            }
        }, iter: Graphs);
    }

    [TestMethod]
    public void A_downgrade_leaves_exactly_what_does_not_descend_from_what_it_undoes()
    {
        RandomGraph.Gen.Sample(static revisions =>
        {
            var graph = new RevisionGraph(revisions);
            var ancestry = new Ancestry(revisions);
            foreach (string[] rows in States(graph))
            {
                RevisionPlan plan = graph.PlanDowngrade(rows, "base");
                RequireSound(ancestry, plan, RevisionDirection.Downgrade);
                Assert.IsEmpty(plan.RowsAfter);
                foreach (Revision target in graph.Revisions.Where(one => Applied(ancestry, rows).Contains(one.Id)))
                {
                    if (graph.ChildrenOf(target.Id).Any(child => Applied(ancestry, rows).Contains(child.Id)))
                    {
                        RequireSound(ancestry, graph.PlanDowngrade(rows, target.Id), RevisionDirection.Downgrade);
                    }
                }
            }
        }, iter: Graphs / 4);
    }

    [TestMethod]
    public void The_order_of_input_changes_no_plan_and_no_text()
    {
        Gen.Select(RandomGraph.Gen, Gen.Int[0, int.MaxValue - 1]).Sample(static (revisions, seed) =>
        {
            Revision[] shuffled = [.. revisions];
            new Random(seed).Shuffle(shuffled);
            var one = new RevisionGraph(revisions);
            var other = new RevisionGraph(shuffled);

            Assert.AreSequenceEqual(
                one.PlanUpgrade([], "heads").Steps.Select(static step => step.ToString()),
                other.PlanUpgrade([], "heads").Steps.Select(static step => step.ToString()));
            Assert.AreSequenceEqual(new RevisionText(one).History(), new RevisionText(other).History());
        }, iter: Graphs);
    }

    [TestMethod]
    public void A_stamp_at_any_revision_leaves_rows_of_which_none_covers_another()
    {
        RandomGraph.Gen.Sample(static revisions =>
        {
            var graph = new RevisionGraph(revisions);
            var ancestry = new Ancestry(revisions);
            foreach (string[] rows in States(graph))
            {
                foreach (Revision target in graph.Revisions)
                {
                    RevisionPlan plan = graph.PlanStamp(rows, [target.Id]);
                    Assert.IsNull(RowReplay.Check(plan));
                    Assert.IsFalse(ancestry.HasRelated(plan.RowsAfter));
                    Assert.Contains(target.Id, plan.RowsAfter);
                }
            }
        }, iter: Graphs);
    }

    /// <summary>
    /// Undoes an upgrade step by step, the last first: each step's own revision is what the next one takes away.
    /// </summary>
    private static void Undo(RevisionGraph graph, Ancestry ancestry, RevisionPlan up)
    {
        int[] undone = [.. up.Steps.Reverse().Select(step => graph.Number(step.Revision.Id))];
        var rows = new VersionRows(graph.Index, graph.Resolver.Rows(up.RowsAfter));
        RevisionStep[] steps = [.. undone.Select(rows.Downgrade)];
        RequireSound(ancestry, new RevisionPlan(rows.Before, steps), RevisionDirection.Downgrade);
        IReadOnlySet<string> after = steps.Length == 0 ? up.RowsAfter : steps[^1].RowsAfter;
        Assert.IsTrue(after.SetEquals(up.RowsBefore), $"back at {string.Join(' ', after)}, began at "
            + $"{string.Join(' ', up.RowsBefore)}");
    }

    /// <summary>Some of the sets of rows that upgrades lead to, and the empty one.</summary>
    private static IEnumerable<string[]> States(RevisionGraph graph)
    {
        var states = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (string from in states.ToArray())
        {
            foreach (Revision target in graph.Revisions)
            {
                states.Add(string.Join(' ', graph.PlanUpgrade(Rows(from), target.Id).RowsAfter));
            }
        }

        foreach (string from in states.ToArray())
        {
            foreach (Revision target in graph.Heads)
            {
                states.Add(string.Join(' ', graph.PlanUpgrade(Rows(from), target.Id).RowsAfter));
            }
        }

        return states.Order(StringComparer.Ordinal).Take(12).Select(Rows);

        static string[] Rows(string state) => state.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static HashSet<string> Applied(Ancestry ancestry, IEnumerable<string> rows) =>
        rows.SelectMany(row => ancestry.Of(row).Append(row)).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Every change fits the rows, every step stands on the right side, and the rows are the tips of what is applied.
    /// </summary>
    private static void RequireSound(Ancestry ancestry, RevisionPlan plan, RevisionDirection direction)
    {
        Assert.IsNull(RowReplay.Check(plan));
        HashSet<string> applied = Applied(ancestry, plan.RowsBefore);
        foreach (RevisionStep step in plan.Steps)
        {
            string id = step.Revision.Id;
            bool moved = direction == RevisionDirection.Upgrade ? applied.Add(id) : applied.Remove(id);
            Assert.IsTrue(moved, $"'{step}' runs on what it finds done");
            Assert.IsTrue(
                direction == RevisionDirection.Upgrade
                    ? applied.IsSupersetOf(ancestry.Of(id))
                    : !applied.Any(other => ancestry.Of(other).Contains(id)),
                $"'{step}' runs on the wrong side of another");
            Assert.IsTrue(
                step.RowsAfter.SetEquals(applied.Where(one => !applied.Any(other => ancestry.Of(other).Contains(one)))),
                $"after '{step}' the rows {string.Join(' ', step.RowsAfter)} are not the tips");
        }
    }
}
