extern alias analyzers;

using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Migrations.Build.Authoring;

namespace Migrations.Build.Analyzers.Tests;

[TestClass]
public sealed class ModelRegistryGeneratorTests
{
    private const string Model = """
        using Migrations.Build;

        namespace Bookstore.Migrations;

        public static class BookstoreModel
        {
            public static MetaData MetaData { get; } = new(NamingConvention.Default, []);
        }
        """;

    [TestMethod]
    public void The_only_model_is_found_without_a_name()
    {
        var assembly = Assembly.Load(RevisionProject.Of(("Model.cs", Model)).Emit());

        Assert.AreSame(
            assembly.GetType("Bookstore.Migrations.BookstoreModel")!.GetProperty("MetaData")!.GetValue(obj: null),
            ModelRegistry.FindOnly(assembly));
    }

    [TestMethod]
    public void Several_models_are_found_by_the_name_of_property_or_type()
    {
        var project = RevisionProject.Of(
            ("A.cs", Model),
            ("B.cs", """
                internal class Outer
                {
                    internal class @class
                    {
                        public static Migrations.Build.MetaData? @event => null;
                        public static global::Migrations.Build.MetaData Second => Bookstore.Migrations.BookstoreModel.MetaData;
                    }
                }
                """));

        Assert.IsEmpty(project.CompilerErrors());
        var registry = Assembly.Load(project.Emit()).GetCustomAttribute<ModelRegistryAttribute>()!;
        CollectionAssert.AreEqual(
            new[] { "Bookstore.Migrations.BookstoreModel.MetaData", "Outer.class.Second", "Outer.class.event" }, registry.Names);
        var factory = (IModelFactory)Activator.CreateInstance(registry.Factory)!;
        Assert.IsNotNull(factory.Read(0));
        Assert.AreSame(factory.Read(0), factory.Read(1));
        Assert.IsNull(factory.Read(2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => factory.Read(3));
    }

    [TestMethod]
    public void What_is_not_reachable_or_of_another_type_is_no_model() => Assert.IsNull(RevisionProject.Of(("A.cs", """
        using Migrations.Build;
        public class A
        {
            internal static MetaData? Internal => null;
            public MetaData? OfObject => null;
            public static MetaData? WriteOnly { set { } }
            public static MetaData? Hidden { private get; set; }
            private class Inner { public static MetaData? Nested => null; }
        }
        public class Generic<T> { public static MetaData? One => null; }
        namespace Other { public class MetaData { public static MetaData? One => null; } }
        """)).Generated);

    [TestMethod]
    public void Revisions_and_models_stand_beside_each_other()
    {
        var project = RevisionProject.Of(("Model.cs", Model), ("A.cs", """
            [Migrations.Build.Revision("a", "")]
            public class A : Migrations.Build.Migration { public override void Upgrade(Migrations.Build.MigrationOperations op) { } }
            """));

        Assert.IsEmpty(project.CompilerErrors());
        Assert.IsEmpty(project.Errors());
        Assert.HasCount(1, project.Rows());
    }

    [TestMethod]
    public void An_edit_elsewhere_makes_no_work()
    {
        var project = RevisionProject.Of(("Model.cs", Model), ("B.cs", "class B { }"));
        var other = project.Source.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("B.cs", StringComparison.Ordinal));
        var edited = project.Source.ReplaceSyntaxTree(
            other, CSharpSyntaxTree.ParseText("class B { int edited; }", (CSharpParseOptions)other.Options, other.FilePath));

        var result = project.Driver.RunGenerators(edited).GetRunResult().Results[1];

        Assert.IsTrue(result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs)
            .All(output => output.Reason is IncrementalStepRunReason.Cached));
    }
}
