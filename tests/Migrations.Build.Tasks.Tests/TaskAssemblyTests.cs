using System.Reflection;

namespace Migrations.Build.Tasks.Tests;

/// <summary>What lets the tasks run in every MSBuild: that of Visual Studio, and a multi-threaded one.</summary>
[TestClass]
public sealed class TaskAssemblyTests
{
    private static readonly Assembly Tasks = typeof(RunMigrations).Assembly;

    [TestMethod]
    public void It_needs_only_what_each_MSBuild_has()
    {
        string[] allowed = ["netstandard", "Microsoft.Build.Framework", "Microsoft.Build.Utilities.Core", "System.Text.Json"];

        string[] needed = [.. Tasks.GetReferencedAssemblies().Select(name => name.Name!)];

        CollectionAssert.IsSubsetOf(needed, allowed);
    }

    [TestMethod]
    public void Each_task_is_declared_for_multi_threaded_builds()
    {
        Type[] tasks = [.. Tasks.GetExportedTypes().Where(type => typeof(Microsoft.Build.Framework.ITask).IsAssignableFrom(type))];

        Assert.AreEqual(
            tasks.Length,
            tasks.Count(task => task.CustomAttributes.Any(mark => mark.AttributeType.FullName == "Microsoft.Build.Framework.MSBuildMultiThreadableTaskAttribute")));
    }

    [TestMethod]
    public void Nothing_static_can_change()
    {
        FieldInfo[] fields =
        [
            .. from type in Tasks.GetTypes()
               where !type.Name.StartsWith('<')
               from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
               where !field.IsInitOnly && !field.IsLiteral && !field.Name.StartsWith('<')
               select field,
        ];

        Assert.AreEqual("", string.Join(", ", fields.Select(field => $"{field.DeclaringType}.{field.Name}")));
    }
}
