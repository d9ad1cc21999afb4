using Migrations.Build.Revisions;

namespace Migrations.Build;

/// <summary>
/// The revisions of a project and how they follow and need each other: what targets name, and which steps lead to them.
/// Knows no schema and no database: the version table's rows are an argument.
/// </summary>
/// <remarks>
/// <para>Immutable and safe for use by several threads. The same revisions make the same graph and the same plans in
/// whatever order they come.</para>
/// <para>A <em>head</em> is a revision that none follows, a <em>real head</em> one that none depends on either; a
/// whole upgrade leaves one row for each real head in the version table. A <em>base</em> follows none.</para>
/// </remarks>
public sealed class RevisionGraph
{
    private readonly RevisionResolver _resolver;
    private readonly GraphIndex _index;

    /// <summary>Makes the graph of these revisions.</summary>
    /// <param name="revisions">The revisions, in any order.</param>
    /// <exception cref="RevisionGraphException">
    /// An id is declared twice or cannot be named in a target, a parent or dependency does not exist, a label is taken,
    /// or revisions follow or need each other in a circle. <see cref="FindProblems"/> tells all of it at once.
    /// </exception>
    public RevisionGraph(IEnumerable<Revision> revisions)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        (_index, IReadOnlyList<MigrationException> problems) = GraphIndexBuilder.Build(revisions);
        if (problems.Count > 0)
        {
            throw problems[0];
        }

        _resolver = new RevisionResolver(_index);
        Revisions = Array.AsReadOnly(_index.Revisions);
    }

    /// <summary>The revisions, sorted ordinally by id.</summary>
    public IReadOnlyList<Revision> Revisions { get; }

    /// <summary>The revisions that none follows, sorted by id.</summary>
    public IReadOnlyList<Revision> Heads => Of(_resolver.Heads);

    /// <summary>
    /// The revisions that none follows or depends on, sorted by id: the rows of the version table after a whole
    /// upgrade.
    /// </summary>
    public IReadOnlyList<Revision> RealHeads => Of(_resolver.RealHeads);

    /// <summary>The revisions that follow none, sorted by id.</summary>
    public IReadOnlyList<Revision> Bases => Of(_index.Without(_index.Parents));

    internal RevisionResolver Resolver => _resolver;

    internal GraphIndex Index => _index;

    /// <summary>
    /// Every problem that keeps these revisions from being a graph, the most basic first; none when they are one.
    /// </summary>
    /// <param name="revisions">The revisions, in any order.</param>
    public static IReadOnlyList<MigrationException> FindProblems(IEnumerable<Revision> revisions)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        return GraphIndexBuilder.Build(revisions).Problems;
    }

    /// <summary>The revision with exactly this id; null when there is none.</summary>
    /// <param name="id">The whole id.</param>
    public Revision? Find(string id) => NumberOf(id) is { } number ? _index.Revisions[number] : null;

    /// <summary>The revisions that follow this one, sorted by id.</summary>
    /// <param name="id">The whole id.</param>
    /// <exception cref="UnknownRevisionException">There is no such revision.</exception>
    public IReadOnlyList<Revision> ChildrenOf(string id) => Of(_index.Children[Number(id)]);

    /// <summary>The revisions that follow this one or depend on it, sorted by id.</summary>
    /// <param name="id">The whole id.</param>
    /// <exception cref="UnknownRevisionException">There is no such revision.</exception>
    public IReadOnlyList<Revision> DependentsOf(string id) => Of(_index.AllChildren[Number(id)]);

    /// <summary>The branch labels that a revision declares or inherits, sorted ordinally.</summary>
    /// <param name="id">The whole id.</param>
    /// <exception cref="UnknownRevisionException">There is no such revision.</exception>
    public IReadOnlyList<string> LabelsOf(string id) => Array.AsReadOnly(_resolver.Labels[Number(id)]);

    /// <summary>Whether no revision follows this one.</summary>
    /// <param name="id">The whole id.</param>
    /// <exception cref="UnknownRevisionException">There is no such revision.</exception>
    public bool IsHead(string id) => _index.Children[Number(id)].Length == 0;

    /// <summary>Whether no revision follows this one or depends on it.</summary>
    /// <param name="id">The whole id.</param>
    /// <exception cref="UnknownRevisionException">There is no such revision.</exception>
    public bool IsRealHead(string id) => _index.AllChildren[Number(id)].Length == 0;

    /// <summary>Whether several revisions follow this one.</summary>
    /// <param name="id">The whole id.</param>
    /// <exception cref="UnknownRevisionException">There is no such revision.</exception>
    public bool IsBranchPoint(string id) => _index.Children[Number(id)].Length > 1;

    /// <summary>Whether this revision follows several.</summary>
    /// <param name="id">The whole id.</param>
    /// <exception cref="UnknownRevisionException">There is no such revision.</exception>
    public bool IsMergePoint(string id) => _index.Parents[Number(id)].Length > 1;

    /// <summary>
    /// The revisions that a target names: an id or the start of one, a label, <c>head</c>, <c>heads</c>, <c>base</c>
    /// (none), each also on a branch (<c>billing@head</c>), or <c>-2</c>: two steps down from the heads.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <exception cref="RevisionTargetException">
    /// The target names nothing, or not one thing, or cannot be read.
    /// </exception>
    public IReadOnlyList<Revision> Resolve(string target) => Of(_resolver.Many(Trimmed(target)));

    /// <summary>The one revision that a target names; null for base.</summary>
    /// <param name="target">The target, as in <see cref="Resolve"/> but without steps.</param>
    /// <exception cref="MultipleHeadsException">The target names several heads.</exception>
    /// <exception cref="RevisionTargetException">
    /// The target names nothing, or not one thing, or cannot be read.
    /// </exception>
    public Revision? ResolveOne(string target) =>
        _resolver.One(Trimmed(target)) is var number and >= 0 ? _index.Revisions[number] : null;

    /// <summary>
    /// The current revisions of a database: the tip of each applied branch, also of one that has no row because a
    /// dependency implies it.
    /// </summary>
    /// <param name="rows">The rows of the version table.</param>
    /// <exception cref="UnknownVersionRowException">A row is the id of no revision.</exception>
    public IReadOnlyList<Revision> CurrentOf(IEnumerable<string> rows) => Of(CurrentRevisions.Of(_index, _resolver.Rows(rows)));

    /// <summary>
    /// The rows of a database at which exactly these revisions, and all that they need, are applied: where a script
    /// starts, or what a replay leads to.
    /// </summary>
    /// <param name="targets">
    /// The targets, each as in <see cref="Resolve"/>; <c>base</c> and none at all mean an empty table.
    /// </param>
    /// <returns>The ids, sorted ordinally; a revision that another one implies has no row.</returns>
    /// <exception cref="RevisionTargetException">
    /// A target names nothing, or not one thing, or cannot be read.
    /// </exception>
    public IReadOnlyList<string> RowsAt(params IReadOnlyList<string> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        int[] wanted = _resolver.Many(Trimmed(targets));
        bool[] implied = _index.Reach(_index.AllParents, wanted.SelectMany(number => _index.AllParents[number]));
        return _index.Ids(wanted.Distinct().Where(number => !implied[number]));
    }

    /// <summary>Whether the rows are the real heads: nothing is left to upgrade.</summary>
    /// <param name="rows">The rows of the version table.</param>
    public bool IsAtHead(IEnumerable<string> rows) =>
        rows.ToHashSet(StringComparer.Ordinal).SetEquals(_resolver.RealHeads.Select(_index.Id));

    /// <summary>Requires that nothing is left to upgrade.</summary>
    /// <param name="rows">The rows of the version table.</param>
    /// <exception cref="DatabaseNotAtHeadException">The rows are not the real heads.</exception>
    public void RequireAtHead(IReadOnlyCollection<string> rows)
    {
        if (!IsAtHead(rows))
        {
            throw new DatabaseNotAtHeadException(
                [.. rows.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], _index.Ids(_resolver.RealHeads));
        }
    }

    /// <summary>
    /// Plans an upgrade. Several targets are absolute ones; a single one may be relative (<c>+2</c>,
    /// <c>billing@+1</c>).
    /// </summary>
    /// <param name="rows">The rows of the version table, in the table's order; equal ones count once.</param>
    /// <param name="targets">The targets.</param>
    /// <exception cref="UnknownVersionRowException">A row is the id of no revision.</exception>
    /// <exception cref="RevisionTargetException">A target cannot be resolved, or two are of one lineage.</exception>
    public RevisionPlan PlanUpgrade(IReadOnlyCollection<string> rows, params IReadOnlyList<string> targets) =>
        UpgradePlanner.Plan(_resolver, rows, Trimmed(targets));

    /// <summary>Plans a downgrade to a revision, which itself stays, or to base.</summary>
    /// <param name="rows">The rows of the version table, in the table's order; equal ones count once.</param>
    /// <param name="target">
    /// The target: a revision, <c>base</c>, or steps down (<c>-1</c>, <c>billing@-1</c>, <c>ae10-2</c>).
    /// </param>
    /// <exception cref="UnknownVersionRowException">A row is the id of no revision.</exception>
    /// <exception cref="RangeNotAncestorException">The target is not applied.</exception>
    /// <exception cref="RevisionTargetException">The target cannot be resolved.</exception>
    public RevisionPlan PlanDowngrade(IReadOnlyCollection<string> rows, string target) =>
        new DowngradePlanner(_resolver, rows, Trimmed(target)).Plan();

    /// <summary>
    /// Plans a stamp: the version table says afterwards that the targets are applied, and no revision runs.
    /// </summary>
    /// <param name="rows">The rows of the version table.</param>
    /// <param name="targets">The targets; only <c>base</c> takes rows away without a successor.</param>
    /// <param name="purge">Whether all rows, known or not, are deleted first.</param>
    /// <exception cref="UnknownVersionRowException">A row is the id of no revision, and there is no purge.</exception>
    /// <exception cref="RevisionTargetException">A target cannot be resolved, or two are of one lineage.</exception>
    public RevisionPlan PlanStamp(IReadOnlyCollection<string> rows, IReadOnlyList<string> targets, bool purge = false) =>
        StampPlanner.Plan(_resolver, rows, Trimmed(targets), purge);

    internal IReadOnlyList<Revision> Of(IEnumerable<int> numbers) => [.. numbers.Select(number => _index.Revisions[number])];

    internal int Number(string id) => NumberOf(id) ?? throw new UnknownRevisionException(
        id, NearestName.Of(id, _index.Revisions.Select(static revision => revision.Id)));

    private int? NumberOf(string id) =>
        _index.Numbers.TryGetValue(id, out int number) && _index.Id(number) == id ? number : null;

    private static string Trimmed(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Trim();
    }

    private static IReadOnlyList<string> Trimmed(IReadOnlyList<string> targets) => [.. targets.Select(Trimmed)];
}
