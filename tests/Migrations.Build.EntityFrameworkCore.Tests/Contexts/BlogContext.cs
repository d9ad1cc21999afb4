using Microsoft.EntityFrameworkCore;

namespace Migrations.Build.EntityFrameworkCore.Tests.Contexts;

/// <summary>What most begin with: references required and optional, to itself, from many to many, with rows in all of them.</summary>
internal sealed class BlogContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Blog> Blogs => Set<Blog>();

    public DbSet<Category> Categories => Set<Category>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Blog>(blog =>
        {
            blog.HasIndex(one => one.Url).IsUnique();
            blog.Property(one => one.Url).HasMaxLength(200);
            blog.HasData(new Blog { Id = 1, Url = "https://one.example", Rating = 4.5 }, new Blog { Id = 7, Url = "it's 'quoted'\nin two lines", Rating = null });
        });
        modelBuilder.Entity<Post>(post =>
        {
            post.HasOne(one => one.Blog).WithMany(blog => blog.Posts).OnDelete(DeleteBehavior.Cascade);
            post.HasOne(one => one.Editor).WithMany().OnDelete(DeleteBehavior.SetNull);
            post.HasOne(one => one.Author).WithMany().HasForeignKey(one => one.AuthorId).OnDelete(DeleteBehavior.Restrict);
            post.HasMany(one => one.Tags).WithMany(tag => tag.Posts).UsingEntity(join => join.HasData(new { PostsId = 2L, TagsName = "sql" }));
            post.HasData(new { Id = 2L, Title = "First", BlogId = 1, AuthorId = (short)3, Published = new DateTime(2024, 2, 29, 12, 30, 15, 123, DateTimeKind.Utc) });
        });
        modelBuilder.Entity<Tag>(tag =>
        {
            tag.HasKey(one => one.Name);
            tag.HasData(new Tag { Name = "sql" }, new Tag { Name = "c#" });
        });
        modelBuilder.Entity<Person>().HasData(new Person { Id = 3, Name = "Ann" });
        modelBuilder.Entity<Category>(category =>
        {
            category.HasOne(one => one.Parent).WithMany(parent => parent.Children).OnDelete(DeleteBehavior.ClientSetNull);

            // The parent comes behind its child here, and must be inserted before.
            category.HasData(new { Id = 1, Name = "child", ParentId = 2 }, new { Id = 2, Name = "parent" });
        });
    }

    internal sealed class Blog
    {
        public int Id { get; set; }

        public string Url { get; set; } = "";

        public double? Rating { get; set; }

        public List<Post> Posts { get; } = [];
    }

    internal sealed class Post
    {
        public long Id { get; set; }

        public string? Title { get; set; }

        public DateTime Published { get; set; }

        public Blog Blog { get; set; } = null!;

        public Person Author { get; set; } = null!;

        public short AuthorId { get; set; }

        public Person? Editor { get; set; }

        public List<Tag> Tags { get; } = [];
    }

    internal sealed class Tag
    {
        public string Name { get; set; } = "";

        public List<Post> Posts { get; } = [];
    }

    internal sealed class Person
    {
        public short Id { get; set; }

        public string Name { get; set; } = "";
    }

    internal sealed class Category
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        public Category? Parent { get; set; }

        public List<Category> Children { get; } = [];
    }
}
