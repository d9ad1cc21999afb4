namespace Migrations.Build.Autogenerate;

/// <summary>Brings what was found into an order that works, with what must step aside meanwhile.</summary>
internal sealed class OperationArranger
{
    private readonly ComparisonContext _context;
    private readonly List<MigrationOperation> _found;
    private readonly TableOrder _coming;
    private readonly TableOrder _going;
    private readonly KeyChanges _changes;
    private readonly ConstraintNames _names;

    public OperationArranger(ComparisonContext context, IEnumerable<MigrationOperation> found)
    {
        _context = context;
        _found = [.. Means.With(context, [.. found])];
        _coming = TableOrder.Of(_found.OfType<CreateTable>().Select(create => create.Table));
        _going = TableOrder.Of(_found.OfType<DropTable>().Select(drop => context.Database.Find(drop.Table)!));
        _changes = new KeyChanges(context, _found);
        _names = new ConstraintNames(context);
    }

    /// <summary>The operations in order.</summary>
    /// <param name="typeChanges">Changes of types, which stay together as they are, behind all that comes.</param>
    public ValueList<MigrationOperation> Arrange(IEnumerable<MigrationOperation> typeChanges)
    {
        var placed = _found.Where(IsNeeded).SelectMany(Placed)
            .Concat(StepAside())
            .Concat(ReplacedColumns.Dependents(_context, _found).Select(operation => new Placed(operation, OperationOrder.Of(operation), Rank: 0)))
            .Concat(typeChanges.Select(operation => new Placed(operation, new OperationPlace(OperationPhase.ObjectsCome, 4), Rank: 4)));
        return
        [
            .. placed
                .OrderBy(one => one.Place.Phase)
                .ThenBy(one => one.Rank)
                .ThenBy(one => Table(one))
                .ThenBy(one => one.Place.Step)
                .Select(one => one.Operation),
        ];
    }

    private static TableName? Table(Placed one) =>
        one.Place.Phase is OperationPhase.ObjectsCome or OperationPhase.ObjectsGo ? null : TableOf.Operation(one.Operation);

    private bool IsComputed(DropColumn drop) => _context.Database.Find(drop.Table)?.FindColumn(drop.Column)?.Computed is not null;

    /// <summary>A constraint without a name goes with the column that it needs.</summary>
    private bool IsNeeded(MigrationOperation operation) =>
        operation is not BatchAlterTable { CopyFrom: { } rest } batch
        || !_context.Database.Find(batch.Table)!.Constraints.Except(rest.Constraints).All(constraint => _found
            .OfType<DropColumn>()
            .Any(drop => drop.Table == batch.Table && Operations.ColumnUse.Needs(constraint, drop.Column)));

    private IEnumerable<Placed> Placed(MigrationOperation operation)
    {
        var place = OperationOrder.Of(operation);
        switch (operation)
        {
            case CreateTable create:
                return Created(create, place);
            case DropTable drop:
                return Dropped(drop, place);
            case CreateIndex create when _context.Database.Find(create.Table) is null:
                return [new Placed(create, new OperationPlace(OperationPhase.TablesCome, 1), _coming.RankOf(create.Table))];
            case DropSequence drop when _found.OfType<CreateSequence>().Any(create => create.Sequence.QualifiedName == drop.Name):
                return [new Placed(drop, new OperationPlace(OperationPhase.ObjectsCome, OperationOrder.ReplacedSequencesGo), OperationOrder.ReplacedSequencesGo)];
            case DropColumn drop when IsComputed(drop):
                return [new Placed(drop, place with { Step = OperationOrder.ComputedColumnsGo }, Rank: 0)];
            case DropColumn drop when ReplacedColumns.Contains(_found, drop):
                return [new Placed(drop, place with { Step = OperationOrder.ReplacedColumnsGo }, Rank: 0)];
            case AddConstraint { Constraint: ForeignKeyConstraint key } add when _changes.MustComeLate(key):
                return [new Placed(Named(add), place with { Phase = OperationPhase.ForeignKeysCome }, Rank: 0)];
            case AddConstraint add:
                return [new Placed(Named(add), place, Rank: 0)];
            case DropConstraint { Kind: ConstraintKind.ForeignKey } drop when _changes.MustGoEarly(drop):
                return [new Placed(drop, place with { Phase = OperationPhase.ForeignKeysGo }, Rank: 0)];
            case BatchAlterTable batch when _changes.MustGoEarly(batch):
                return [new Placed(batch, place with { Phase = OperationPhase.ForeignKeysGo }, Rank: 0)];
            default:
                return [new Placed(operation, place, OperationRank(operation))];
        }
    }

    /// <summary>Objects without a table keep the order of their steps; a type comes before another kind by its step alone.</summary>
    private static int OperationRank(MigrationOperation operation) =>
        TableOf.Operation(operation) is null ? OperationOrder.Of(operation).Step : 0;

    private IEnumerable<Placed> Created(CreateTable create, OperationPlace place)
    {
        var late = create.Table.Constraints.OfType<ForeignKeyConstraint>().Where(ComesLate).ToList();
        var table = create.Table with { Elements = [.. create.Table.Elements.Where(element => element is not ForeignKeyConstraint key || !late.Contains(key, ReferenceEqualityComparer.Instance))] };
        yield return new Placed(create with { Table = table }, place, _coming.RankOf(table.QualifiedName));
        foreach (var key in late)
        {
            yield return new Placed(
                Named(new AddConstraint(table.QualifiedName, key)), new OperationPlace(OperationPhase.ForeignKeysCome, 0), Rank: 0);
        }
    }

    private bool ComesLate(ForeignKeyConstraint key) =>
        _context.Has(SchemaFeatures.ReferredTablesFirst) && (_coming.ClosesRing(key) || _changes.MustComeLate(key));

    private IEnumerable<Placed> Dropped(DropTable drop, OperationPlace place)
    {
        yield return new Placed(drop, place, -_going.RankOf(drop.Table));
        foreach (var key in _context.Database.Find(drop.Table)!.Constraints.OfType<ForeignKeyConstraint>().Where(_going.ClosesRing))
        {
            if (key.Name is { } name)
            {
                yield return new Placed(
                    new DropConstraint(drop.Table, ObjectName.Final(name.Text)) { Kind = ConstraintKind.ForeignKey },
                    new OperationPlace(OperationPhase.ForeignKeysGo, 0),
                    Rank: 0);
            }
        }
    }

    /// <summary>Foreign keys that both sides have and that must be away while a key or a type changes under them.</summary>
    private IEnumerable<Placed> StepAside()
    {
        foreach (var (table, found, wanted) in _changes.InTheWay())
        {
            yield return new Placed(
                new DropConstraint(table, ObjectName.Final(found.Name!.Value.Text)) { Kind = ConstraintKind.ForeignKey },
                new OperationPlace(OperationPhase.ForeignKeysGo, 0),
                Rank: 0);
            yield return new Placed(
                new AddConstraint(table, wanted with { Name = found.Name }), new OperationPlace(OperationPhase.ForeignKeysCome, 0), Rank: 0);
        }
    }

    private AddConstraint Named(AddConstraint add) => add with { Constraint = _names.Named(add.Table, add.Constraint) };
}
