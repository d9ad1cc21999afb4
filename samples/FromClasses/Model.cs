using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Migrations.Build;

namespace FromClasses;

[Table("author")]
internal sealed class Author
{
    public int Id { get; set; }

    [MaxLength(100)]
    [Unique]
    public string Name { get; set; } = "";

    public List<Book> Books { get; } = [];
}

[Table("book")]
[Indexed(nameof(AuthorId), nameof(Title))]
internal sealed class Book
{
    public int Id { get; set; }

    public string Title { get; set; } = "";

    [Precision(10, 2)]
    [Check("price >= 0")]
    [ServerDefault(0)]
    public decimal Price { get; set; }

    public int AuthorId { get; set; }

    [References(OnDelete = ReferentialAction.Cascade)]
    public Author Author { get; set; } = null!;
}

public static class ShopModel
{
    public static MetaData MetaData { get; } = MetaData.FromTypes(
        new ClassModelOptions { Naming = NamingPolicy.SnakeCase }, typeof(Author), typeof(Book));
}
