using Migrations.Build.Authoring;
using Migrations.Build.Scripts;

namespace Migrations.Build.Analyzers.Tests;

/// <summary>What the writer writes, the compiler and the generator read.</summary>
[TestClass]
public sealed class WrittenRevisionTests
{
    private static readonly RevisionFile Revision = new()
    {
        Id = "ae1027a6acf5",
        Message = "odd \"quotes\" \\ <b> & ]]> */ {0}\r\n\t\u2028\u0085\0\ud800 ä😀",
        DownRevisions = ["1975ea83b712", "27c6a30d7c24"],
        BranchLabels = ["billing"],
        DependsOn = ["3512b954651e", "one"],
        CreateDate = "2026-11-23T10:30:00+00:00",
        Namespace = "Bookstore.Migrations",
        ClassName = "OddQuotes",
        Upgrade = "if (op is null)\n{\n    throw new System.ArgumentNullException(nameof(op));\n}",
    };

    [TestMethod]
    [DataRow("block_scoped", "tab", "\r\n")]
    [DataRow("file_scoped", "space", "\n")]
    public void A_written_class_comes_back_from_the_assembly(string namespaces, string indent, string newLine)
    {
        var style = RevisionFileStyle.Of(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["csharp_style_namespace_declarations"] = namespaces,
            ["indent_style"] = indent,
        }) with
        { NewLine = newLine };
        var project = RevisionProject.Of(("a.cs", Revision.ToCSharp(style)));

        Assert.IsEmpty(project.CompilerErrors());
        Check(project.Rows().Single(), Revision.Message);
    }

    [TestMethod]
    public void A_written_sql_file_comes_back_from_the_assembly()
    {
        var project = RevisionProject.Of(("a.sql", (Revision with { Message = "first\nsecond" }).ToSql(RevisionFileStyle.Default)));

        Check(project.Rows().Single(), "first second");
    }

    [TestMethod]
    public void An_empty_revision_compiles()
    {
        var empty = new RevisionFile { Id = "a", Message = "", ClassName = ClassName.Of("", "a") };

        Assert.IsEmpty(RevisionProject.Of(("a.cs", empty.ToCSharp(RevisionFileStyle.Default))).CompilerErrors());
    }

    private static void Check(RegisteredRevision row, string message)
    {
        Assert.AreEqual(Revision.Id, row.Id);
        Assert.AreEqual(message, row.Message);
        Assert.AreEqual(Revision.CreateDate, row.CreateDate);
        CollectionAssert.AreEqual(Revision.DownRevisions.ToArray(), row.DownRevisions.ToArray());
        CollectionAssert.AreEqual(Revision.BranchLabels.ToArray(), row.BranchLabels.ToArray());
        CollectionAssert.AreEqual(Revision.DependsOn.ToArray(), row.DependsOn.ToArray());
    }
}
