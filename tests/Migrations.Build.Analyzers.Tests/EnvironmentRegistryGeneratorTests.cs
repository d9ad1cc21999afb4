using System.Reflection;
using Migrations.Build.Authoring;

namespace Migrations.Build.Analyzers.Tests;

[TestClass]
public sealed class EnvironmentRegistryGeneratorTests
{
    [TestMethod]
    public void The_only_environment_is_found_without_a_name_and_several_by_their_names()
    {
        var one = Assembly.Load(RevisionProject.Of(("A.cs", "class A : Migrations.Build.MigrationEnvironment;")).Emit());
        var several = Assembly.Load(RevisionProject.Of(("A.cs", """
            using Migrations.Build;
            namespace Shop;
            internal abstract class Shared : MigrationEnvironment;
            internal sealed class First : Shared;
            internal static class Outer { internal sealed class Second : Shared; }
            """)).Emit());

        Assert.AreEqual("A", EnvironmentRegistry.Find(one, name: null)!.GetType().FullName);
        Assert.AreEqual("Shop.Outer+Second", EnvironmentRegistry.Find(several, "Shop.Outer.Second")!.GetType().FullName);
        foreach (var name in new[] { null, "Shop.Shared", "Elsewhere" })
        {
            Assert.AreEqual(DiagnosticCodes.EnvironmentNotFound, Assert.ThrowsExactly<MigrationException>(() => EnvironmentRegistry.Find(several, name)).Code);
        }
    }

    [TestMethod]
    public void A_project_without_one_gets_nothing() => Assert.IsNull(RevisionProject.Of(("A.cs", """
        namespace Other { class MigrationEnvironment; class A : MigrationEnvironment; }
        """)).Generated);

    [TestMethod]
    public void One_that_nobody_can_create_is_an_error_where_it_stands()
    {
        var project = RevisionProject.Of(("A.cs", "class A(int x) : Migrations.Build.MigrationEnvironment { int X => x; }"));

        Assert.AreEqual(DiagnosticCodes.EnvironmentNotFound, project.GeneratorDiagnostics.Single().Id);
        Assert.IsNull(project.Generated);
    }
}
