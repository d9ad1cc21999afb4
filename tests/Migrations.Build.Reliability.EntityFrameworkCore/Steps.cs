using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Migrations.Build.Reliability.EntityFrameworkCore;

/// <summary>A step of the history, which goes through the same ten for tables a, b and c.</summary>
/// <remarks>What leaves the transaction stands alone in its migration, as the warning of EF Core asks.</remarks>
public abstract class Step(string cycle) : Migration
{
    private protected string Author { get; } = "author_" + cycle;

    private protected string Book { get; } = "book_" + cycle;
}

public abstract class CreateAuthor(string cycle) : Step(cycle)
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        Author,
        table => new { id = table.Column<int>(), name = table.Column<string>(maxLength: 50) },
        constraints: table => table.PrimaryKey("pk_" + Author, row => row.id));
}

public abstract class CreateBook(string cycle) : Step(cycle)
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        Book,
        table => new { id = table.Column<int>(), author_id = table.Column<int>(), title = table.Column<string>(maxLength: 50) },
        constraints: table =>
        {
            table.PrimaryKey("pk_" + Book, row => row.id);
            table.ForeignKey("fk_" + Book, row => row.author_id, Author, "id", onDelete: ReferentialAction.Cascade);
        });
}

public abstract class InsertAuthors(string cycle) : Step(cycle)
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var rows = new object[400, 2];
        for (var id = 1; id <= 400; id++)
        {
            (rows[id - 1, 0], rows[id - 1, 1]) = (id, string.Create(CultureInfo.InvariantCulture, $"Author {id}"));
        }

        migrationBuilder.InsertData(Author, ["id", "name"], ["integer", "text"], rows);
    }
}

public abstract class AddPrice(string cycle) : Step(cycle)
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<int>("price", Book, nullable: false, defaultValue: 0);
}

public abstract class InsertBooks(string cycle) : Step(cycle)
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql($"INSERT INTO {Book} (id, author_id, title, price) SELECT id, id, 'Book ' || id, id FROM {Author}");
        migrationBuilder.Sql($"UPDATE {Book} SET price = price + 1");
    }
}

public abstract class IndexTitle(string cycle) : Step(cycle)
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateIndex($"ix_{Book}_title", Book, "title").Annotation("Npgsql:CreatedConcurrently", value: true);
}

public abstract class RaisePrices(string cycle) : Step(cycle)
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql($"UPDATE {Book} SET price = price + 100 WHERE id <= 200");
        migrationBuilder.Sql($"UPDATE {Book} SET price = price + 1000 WHERE id > 200");
    }
}

public abstract class DoublePrices(string cycle) : Step(cycle)
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql($"UPDATE {Book} SET price = price * 2 WHERE id IN (SELECT id FROM {Book} WHERE id <= 5)");
        migrationBuilder.Sql($"UPDATE {Author} SET name = name || '!'");
    }
}

public abstract class WidenTitle(string cycle) : Step(cycle)
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AlterColumn<string>("title", Book, maxLength: 200, nullable: false, oldClrType: typeof(string), oldMaxLength: 50);
        migrationBuilder.AddCheckConstraint($"ck_{Book}_price", Book, "price >= 0");
    }

    /// <summary>What the designer file has: SQLite's rebuild takes the table from it.</summary>
    protected override void BuildTargetModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity(Author, author =>
        {
            author.Property<int>("id").ValueGeneratedNever();
            author.Property<string>("name").IsRequired().HasMaxLength(50);
            author.HasKey("id").HasName("pk_" + Author);
            author.ToTable(Author);
        });
        modelBuilder.Entity(Book, book =>
        {
            book.Property<int>("id").ValueGeneratedNever();
            book.Property<int>("author_id");
            book.Property<string>("title").IsRequired().HasMaxLength(200);
            book.Property<int>("price").HasDefaultValue(0);
            book.HasKey("id").HasName("pk_" + Book);
            book.HasIndex("title").HasDatabaseName($"ix_{Book}_title");
            book.HasOne(Author, navigationName: null).WithMany().HasForeignKey("author_id").HasConstraintName("fk_" + Book).OnDelete(DeleteBehavior.Cascade);
            book.ToTable(Book, table => table.HasCheckConstraint($"ck_{Book}_price", "price >= 0"));
        });
    }
}

public abstract class UniqueName(string cycle) : Step(cycle)
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateIndex($"ux_{Author}_name", Author, "name", unique: true).Annotation("Npgsql:CreatedConcurrently", value: true);
}
