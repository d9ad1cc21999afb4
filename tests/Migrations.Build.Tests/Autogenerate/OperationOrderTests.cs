using Migrations.Build.Autogenerate;

namespace Migrations.Build.Tests.Autogenerate;

[TestClass]
public sealed class OperationOrderTests
{
    [TestMethod]
    public void Each_kind_of_operation_has_a_row()
    {
        var kinds = typeof(MigrationOperation).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(MigrationOperation)) && !type.IsAbstract)
            .ToList();

        Assert.IsGreaterThan(20, kinds.Count);
        Assert.IsEmpty(kinds.Except(OperationOrder.Kinds).Select(type => type.Name).ToList());
    }

    [TestMethod]
    public void A_foreign_key_goes_before_and_comes_behind_other_constraints()
    {
        Assert.IsLessThan(Step(new DropConstraint("t", "u") { Kind = ConstraintKind.Unique }), Step(new DropConstraint("t", "f") { Kind = ConstraintKind.ForeignKey }));
        Assert.IsGreaterThan(Step(new AddConstraint("t", new UniqueConstraint(["a"]))), Step(new AddConstraint("t", new ForeignKeyConstraint(["a"], "o", ["id"]))));
    }

    private static int Step(MigrationOperation operation) => OperationOrder.Of(operation).Step;
}
