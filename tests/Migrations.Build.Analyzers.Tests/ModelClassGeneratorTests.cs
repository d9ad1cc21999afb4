using System.Reflection;

namespace Migrations.Build.Analyzers.Tests;

[TestClass]
public sealed class ModelClassGeneratorTests
{
    private const string Classes = """
        using System.ComponentModel.DataAnnotations.Schema;

        #nullable enable
        namespace Bookstore;

        public class Entity
        {
            public int Id { get; set; }
        }

        [Table("book")]
        public class Book : Entity
        {
            public string Title { get; set; } = "";

            public string? Subtitle { get; set; }
        }

        public class Shelf
        {
            public int Id { get; set; }
        }
        """;

    private const string Model = """
        using Migrations.Build;

        namespace Bookstore;

        public static class BookstoreModel
        {
            public static MetaData Tables => MetaData.FromAssembly(typeof(Book).Assembly);

            public static MetaData MetaData { get; } = MetaData.FromTypes(typeof(Book), typeof(Shelf));
        }
        """;

    [TestMethod]
    public void Tables_and_columns_know_their_file_and_line_and_whether_they_may_be_null()
    {
        var book = Read("MetaData").Tables.Single(table => table.Name == "book");

        Assert.AreEqual("Classes.cs(12)", Short(book.Location));
        Assert.AreEqual("Classes.cs(8)", Short(book.FindColumn("Id")!.Location));
        Assert.AreEqual("Classes.cs(16)", Short(book.FindColumn("Subtitle")!.Location));
        Assert.IsFalse(book.FindColumn("Title")!.Nullable);
        Assert.IsTrue(book.FindColumn("Subtitle")!.Nullable);
    }

    [TestMethod]
    public void The_model_of_an_assembly_has_the_classes_with_Table_and_that_of_a_call_those_it_names()
    {
        CollectionAssert.AreEqual(new[] { "book" }, Read("Tables").Tables.Select(table => table.Name).ToList());
        CollectionAssert.AreEqual(new[] { "book", "Shelf" }, Read("MetaData").Tables.Select(table => table.Name).ToList());
    }

    [TestMethod]
    public void What_has_no_column_type_is_refused_at_the_property()
    {
        var broken = Classes.Replace("string? Subtitle", "System.Version? Subtitle", StringComparison.Ordinal);

        var refused = Assert.ThrowsExactly<TargetInvocationException>(() => Read("MetaData", broken)).InnerException;

        var error = Assert.IsInstanceOfType<MigrationException>(refused is TypeInitializationException { InnerException: { } inner } ? inner : refused);
        Assert.AreEqual(DiagnosticCodes.PropertyWithoutColumnType, error.Code);
        Assert.AreEqual("Classes.cs(16)", Short(error.Location));
    }

    private static MetaData Read(string property, string classes = Classes)
    {
        var project = RevisionProject.Of(("Classes.cs", classes), ("Model.cs", Model));
        Assert.IsEmpty(project.CompilerErrors());
        return (MetaData)Assembly.Load(project.Emit()).GetType("Bookstore.BookstoreModel")!.GetProperty(property)!.GetValue(obj: null)!;
    }

    private static string Short(SourceLocation? location) => $"{Path.GetFileName(location!.File)}({location.Line})";
}
