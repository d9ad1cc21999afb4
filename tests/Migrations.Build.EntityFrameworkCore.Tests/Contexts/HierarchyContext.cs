using Microsoft.EntityFrameworkCore;

namespace Migrations.Build.EntityFrameworkCore.Tests.Contexts;

/// <summary>A table for each type, a table for each type that is no base, one entity in two tables, two entities in one.</summary>
internal sealed class HierarchyContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Animal>().UseTptMappingStrategy().ToTable("animal");
        modelBuilder.Entity<Cat>().ToTable("cat").HasOne(cat => cat.Friend).WithMany();
        modelBuilder.Entity<Dog>().ToTable("dog");
        modelBuilder.Entity<Vehicle>().UseTpcMappingStrategy();
        modelBuilder.Entity<Car>().ToTable("car");
        modelBuilder.Entity<Truck>().ToTable("truck").HasIndex(truck => truck.Name);
        modelBuilder.Entity<Account>(account => account
            .ToTable("account")
            .SplitToTable("account_profile", profile =>
            {
                profile.Property(one => one.Id).HasColumnName("account_id");
                profile.Property(one => one.Motto);
            }));
        modelBuilder.Entity<Document>().ToTable("document").HasOne(document => document.Content).WithOne().HasForeignKey<DocumentContent>(content => content.Id);
        modelBuilder.Entity<DocumentContent>().ToTable("document");
    }

    internal abstract class Animal
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";
    }

    internal sealed class Cat : Animal
    {
        public int Lives { get; set; }

        public Dog? Friend { get; set; }
    }

    internal sealed class Dog : Animal
    {
        public bool Barks { get; set; }
    }

    internal abstract class Vehicle
    {
        public int Id { get; set; }

        public string? Name { get; set; }
    }

    internal sealed class Car : Vehicle
    {
        public int Seats { get; set; }
    }

    internal sealed class Truck : Vehicle
    {
        public float Load { get; set; }
    }

    internal sealed class Account
    {
        public int Id { get; set; }

        public string Login { get; set; } = "";

        public string? Motto { get; set; }
    }

    internal sealed class Document
    {
        public Guid Id { get; set; }

        public string Title { get; set; } = "";

        public DocumentContent Content { get; set; } = null!;
    }

    internal sealed class DocumentContent
    {
        public Guid Id { get; set; }

        public byte[] Bytes { get; set; } = [];
    }
}
