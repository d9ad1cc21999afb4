using System.Reflection;
using System.Reflection.Emit;
using Migrations.Build.Authoring;

namespace Migrations.Build.Tests.Authoring;

[TestClass]
public sealed class RevisionRegistryTests
{
    [TestMethod]
    public void An_assembly_without_revisions_has_an_empty_registry()
    {
        Assert.IsEmpty(RevisionRegistry.Read(typeof(object).Assembly).Revisions);
        Assert.IsEmpty(RevisionRegistry.ReadMetadata(typeof(RevisionRegistry).Assembly.Location));
    }

    [TestMethod]
    public void A_file_that_is_missing_or_no_assembly_is_an_error_of_its_own()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "MZ, but not really an assembly");
        var native = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libcoreclr.so");

        Assert.AreEqual(DiagnosticCodes.UnreadableRegistry, Fails(path).Code);
        File.WriteAllBytes(path, []);
        Assert.AreEqual(DiagnosticCodes.UnreadableRegistry, Fails(path).Code);
        File.Delete(path);
        Assert.AreEqual(
            $"Cannot read the revisions of {path}: there is no such file. Build the project first.", Fails(path).Message);
        if (File.Exists(native))
        {
            Assert.AreEqual(DiagnosticCodes.UnreadableRegistry, Fails(native).Code);
        }
    }

    [TestMethod]
    public void A_newer_table_is_refused_by_both_readers()
    {
        var path = Save("2\nwhat nobody knows yet");

        var error = Fails(path);
        File.Delete(path);

        Assert.AreEqual(DiagnosticCodes.NewerRegistry, error.Code);
        Assert.AreEqual(
            $"Cannot read the revisions of {path}: their table has version 2, and this Migrations.Build reads versions up to 1. "
            + "Use the version of Migrations.Build that built it, or a newer one.",
            error.Message);
    }

    [TestMethod]
    public void A_damaged_table_is_refused()
    {
        var path = Save("1\nM\ta");

        Assert.AreEqual(DiagnosticCodes.UnreadableRegistry, Fails(path).Code);
        File.Delete(path);
    }

    private static MigrationException Fails(string path) =>
        Assert.ThrowsExactly<MigrationException>(() => RevisionRegistry.ReadMetadata(path));

    private static string Save(string table)
    {
        var builder = new PersistedAssemblyBuilder(
            new AssemblyName("Damaged"),
            typeof(object).Assembly,
            [new(typeof(RevisionRegistryAttribute).GetConstructors().Single(), [table])]);
        builder.DefineDynamicModule("Damaged");
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".dll");
        builder.Save(path);
        return path;
    }
}
