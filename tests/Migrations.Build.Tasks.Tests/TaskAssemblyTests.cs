using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

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
    public void Each_type_and_member_that_it_uses_is_in_the_framework_that_Visual_Studio_runs_it_on()
    {
        using FrameworkAssemblies framework = FrameworkAssemblies.Open();
        using var file = new PEReader(File.OpenRead(Tasks.Location));
        MetadataReader reader = file.GetMetadataReader();
        List<string> missing = [];
        int found = 0;
        foreach (TypeReferenceHandle type in reader.TypeReferences)
        {
            string? assembly = SignatureText.AssemblyOf(reader, type);

            // What is MSBuild's own comes from its folder.
            if (assembly is not null and not "System.Text.Json" && !assembly.StartsWith("Microsoft.Build.", StringComparison.Ordinal))
            {
                Look(framework.Find(assembly, SignatureText.NameOf(reader, type)) is not null, SignatureText.NameOf(reader, type));
            }
        }

        foreach (MemberReference member in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            string? assembly = SignatureText.AssemblyOf(reader, member.Parent);
            if (assembly is not null && framework.Has(assembly))
            {
                string type = SignatureText.NameOf(reader, member.Parent);
                string text = SignatureText.Of(reader, member);
                Look(framework.HasMember(assembly, type, text), $"{type}.{text}");
            }
        }

        Assert.AreEqual("", string.Join('\n', missing));
        Assert.IsGreaterThan(200, found);

        void Look(bool isThere, string what)
        {
            found += isThere ? 1 : 0;
            if (!isThere)
            {
                missing.Add(what);
            }
        }
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
