using Migrations.Build.Scripts;

namespace Migrations.Build.Tests.Scripts;

[TestClass]
public sealed class EditorConfigTests
{
    [TestMethod]
    [DataRow("*", "a.cs", true)]
    [DataRow("*", "src/a.cs", true)]
    [DataRow("*.cs", "src/Migrations/a.cs", true)]
    [DataRow("*.cs", "a.csx", false)]
    [DataRow("*.{cs,vb}", "src/a.vb", true)]
    [DataRow("*.{cs}", "a.cs", false)]
    [DataRow("{*.cs,*.{vb,fs}}", "a.fs", true)]
    [DataRow("Migrations/**.cs", "Migrations/a.cs", true)]
    [DataRow("Migrations/**.cs", "Migrations/deep/a.cs", true)]
    [DataRow("Migrations/**.cs", "src/Migrations/a.cs", false)]
    [DataRow("/Migrations/*.cs", "Migrations/a.cs", true)]
    [DataRow("Migrations/*.cs", "Migrations/deep/a.cs", false)]
    [DataRow("**/Migrations/*.cs", "Migrations/a.cs", true)]
    [DataRow("**/Migrations/*.cs", "src/x/Migrations/a.cs", true)]
    [DataRow("a/**/b.cs", "a/b.cs", true)]
    [DataRow("a?.cs", "ab.cs", true)]
    [DataRow("a[!b].cs", "ab.cs", false)]
    [DataRow("a[bc].cs", "ac.cs", true)]
    [DataRow("file{1..10}.cs", "file7.cs", true)]
    [DataRow("file{1..10}.cs", "file11.cs", false)]
    [DataRow("a.b", "aXb", false)]
    [DataRow("[tests]", "t", true)]
    [DataRow("{tests,bench}/**.cs", "bench/x/a.cs", true)]
    public void A_section_matches(string section, string path, bool expected) =>
        Assert.AreEqual(expected, EditorConfigGlob.IsMatch(section, path));

    [TestMethod]
    public void Nearer_files_and_later_sections_win_up_to_the_root()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Full("/.editorconfig")] = "[*]\ncharset = latin1\n",
            [Full("/work/.editorconfig")] =
                "# comment\nroot = true\n\n[*]\nindent_size = 2\nindent_style=space\nend_of_line = crlf\n[*.cs]\nINDENT_SIZE = 3 ; three\n",
            [Full("/work/app/.editorconfig")] =
                "\uFEFF[*.vb]\nindent_size = 9\n[Migrations/**.cs]\r\nend_of_line = unset\r\ncsharp_style_namespace_declarations = block_scoped:warning\r\n",
        };

        var properties = EditorConfig.For(Full("/work/app/Migrations/a.cs"), files.GetValueOrDefault);

        Assert.AreEqual(
            "csharp_style_namespace_declarations=block_scoped:warning, indent_size=3, indent_style=space",
            string.Join(", ", properties.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}")));
    }

    [TestMethod]
    public void A_style_follows_the_properties()
    {
        var style = RevisionFileStyle.Of(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["indent_style"] = "tab",
            ["end_of_line"] = "CRLF",
            ["charset"] = "utf-8-bom",
            ["insert_final_newline"] = "false",
            ["csharp_style_namespace_declarations"] = "block_scoped:warning",
            ["csharp_new_line_before_open_brace"] = "types, properties",
            ["csharp_style_expression_bodied_methods"] = "false:none",
            ["max_line_length"] = "off",
        });

        Assert.AreEqual("\t", style.Indent);
        Assert.AreEqual("\r\n", style.NewLine);
        Assert.HasCount(3, style.Encoding.GetPreamble());
        Assert.IsFalse(style.FinalNewLine);
        Assert.IsFalse(style.FileScopedNamespace);
        Assert.IsTrue(style.TypeBraceOnNewLine);
        Assert.IsFalse(style.MethodBraceOnNewLine);
        Assert.IsFalse(style.ExpressionBodies);
        Assert.AreEqual(120, style.LineLength);
    }

    [TestMethod]
    [DataRow("tab", "3", "   ")]
    [DataRow("2", "8", "  ")]
    [DataRow("nonsense", "8", "    ")]
    public void A_size_of_tab_is_the_width_of_a_tab(string size, string width, string expected) => Assert.AreEqual(
        expected,
        RevisionFileStyle.Of(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["indent_size"] = size,
            ["tab_width"] = width,
        }).Indent);

    [TestMethod]
    public void This_repository_asks_for_what_is_the_default_anyway() => Assert.AreEqual(
        RevisionFileStyle.Default with { Encoding = System.Text.Encoding.Default },
        RevisionFileStyle.Of(new Dictionary<string, string>(StringComparer.Ordinal)) with { Encoding = System.Text.Encoding.Default });

    private static string Full(string path) => Path.GetFullPath(path);
}
