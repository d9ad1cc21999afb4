using Migrations.Build.Scripts;

namespace Migrations.Build.Tests.Scripts;

[TestClass]
public sealed class RevisionFileTests
{
    private static readonly RevisionFile AddAccount = new()
    {
        Id = "ae1027a6acf5",
        Message = "add account table",
        DownRevisions = ["1975ea83b712"],
        CreateDate = "2026-11-23T10:30:00+00:00",
        Namespace = "Bookstore.Migrations",
        ClassName = "AddAccountTable",
        Upgrade = """
            op.CreateTable("account",
            [
                new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
                new Column("name", SqlType.String(50)) { Nullable = false },
            ]);
            op.CreateIndex("ix_account_name", "account", ["name"]);
            """,
        Downgrade = "op.DropTable(\"account\");",
    };

    [TestMethod]
    public void A_revision_with_statements() => Check("add_account_table.cs.txt", AddAccount.ToCSharp(RevisionFileStyle.Default));

    [TestMethod]
    public void An_empty_revision() => Check("empty.cs.txt", Empty().ToCSharp(RevisionFileStyle.Default));

    [TestMethod]
    public void A_merge_with_everything_breaks_its_long_attribute() => Check("merge.cs.txt", (AddAccount with
    {
        Message = "merge \"billing\" & <catalog>\nfor 1.0",
        DownRevisions = ["1975ea83b712", "27c6a30d7c24"],
        BranchLabels = ["billing", "catalog"],
        DependsOn = ["3512b954651e"],
        ClassName = "MergeBillingCatalogFor10",
        Usings = ["System.Text", "Bookstore", "System"],
        Upgrade = "",
        Downgrade = "",
    }).ToCSharp(RevisionFileStyle.Default));

    [TestMethod]
    public void Tabs_block_namespace_and_braces_at_the_end_of_lines() => Check("tabs.cs.txt", AddAccount.ToCSharp(new RevisionFileStyle
    {
        Indent = "\t",
        FileScopedNamespace = false,
        TypeBraceOnNewLine = false,
        MethodBraceOnNewLine = false,
        ExpressionBodies = false,
    }));

    [TestMethod]
    public void Line_ends_and_the_last_line_follow_the_style()
    {
        var text = Empty().ToCSharp(new RevisionFileStyle { NewLine = "\r\n", FinalNewLine = false });

        Assert.EndsWith("    }\r\n}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_raw_string_keeps_its_own_indentation()
    {
        var text = (AddAccount with { Upgrade = "op.Execute(\"\"\"\n    SELECT 1\n        FROM x\n    \"\"\");" })
            .ToCSharp(new RevisionFileStyle { Indent = "\t" });

        Assert.Contains("\t\top.Execute(\"\"\"\n\t\t    SELECT 1\n\t\t        FROM x\n\t\t    \"\"\");\n", text, StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_sql_revision() => Check("add_account_table.sql.txt", (AddAccount with
    {
        BranchLabels = ["billing"],
        DependsOn = ["3512b954651e", "catalog"],
        Upgrade = "CREATE TABLE account (\n    id INTEGER PRIMARY KEY\n);",
        Downgrade = "DROP TABLE account;",
    }).ToSql(RevisionFileStyle.Default));

    private static RevisionFile Empty() => new() { Id = "1975ea83b712", Message = "", ClassName = "Revision_1975ea83b712" };

    private static void Check(string golden, string actual) => Assert.AreEqual(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scripts", "Golden", golden)), actual);
}
