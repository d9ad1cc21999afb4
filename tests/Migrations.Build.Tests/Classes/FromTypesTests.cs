using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;

namespace Migrations.Build.Tests.Classes;

[TestClass]
public sealed class FromTypesTests
{
    [TestMethod]
    public void Each_CLR_type_is_the_type_of_the_table_in_the_documentation()
    {
        var table = MetaData.FromTypes(typeof(Everything)).Tables.Single();

        var types = table.Columns.Select(column => $"{column.Name} {column.Type}{(column.Nullable ? "?" : "")}").ToList();
        CollectionAssert.AreEqual(
            new[]
            {
                "A Boolean", "B SmallInteger", "C SmallInteger", "D Integer?", "E BigInteger", "F Numeric(20, 0)", "G Real", "H Double",
                "I Numeric", "J Char(1)", "K Text", "L LargeBinary?", "M Uuid", "N DateTime", "O DateTimeOffset", "P Date", "Q Time",
                "R Interval", "S Json?", "T Array(Integer)", "U Array(Text)", "V Named(\"inet\")?",
            },
            types);
        Assert.IsNull(table.PrimaryKey);
    }

    [TestMethod]
    public void A_class_without_the_referred_one_is_refused()
    {
        var refused = Assert.ThrowsExactly<MigrationException>(() => MetaData.FromTypes(typeof(Child)));

        Assert.AreEqual(DiagnosticCodes.ClassAttributeRefused, refused.Code);
    }

    [TestMethod]
    public void A_property_that_an_attribute_names_must_be_there()
    {
        var refused = Assert.ThrowsExactly<MigrationException>(() => MetaData.FromTypes(typeof(Misspelt)));

        Assert.AreEqual(
            "[Indexed] of Migrations.Build.Tests.Classes.FromTypesTests+Misspelt names 'name', which is no property with a column. Name one of: Name.",
            refused.Message);
    }

    [TestMethod]
    [DataRow("HttpServerId", "http_server_id")]
    [DataRow("URLPath", "url_path")]
    [DataRow("Line2", "line2")]
    public void Names_in_snake_case(string name, string expected) =>
        Assert.AreEqual(expected, Build.Classes.ClassNames.Of(name, NamingPolicy.SnakeCase));

    private sealed class Everything
    {
        public bool A { get; set; }

        public byte B { get; set; }

        public short C { get; set; }

        public int? D { get; set; }

        public uint E { get; set; }

        public ulong F { get; set; }

        public float G { get; set; }

        public double H { get; set; }

        public decimal I { get; set; }

        public char J { get; set; }

        public string K { get; set; } = "";

        public byte[]? L { get; set; }

        public Guid M { get; set; }

        public DateTime N { get; set; }

        public DateTimeOffset O { get; set; }

        public DateOnly P { get; set; }

        public TimeOnly Q { get; set; }

        public TimeSpan R { get; set; }

        public JsonDocument? S { get; set; }

        public int[] T { get; set; } = [];

        public List<string> U { get; set; } = [];

        [Column(TypeName = "inet")]
        public System.Net.IPAddress? V { get; set; }
    }

    private sealed class Child
    {
        [References(typeof(Everything))]
        public int ParentId { get; set; }
    }

    [Indexed("name")]
    private sealed class Misspelt
    {
        public string Name { get; set; } = "";
    }
}
