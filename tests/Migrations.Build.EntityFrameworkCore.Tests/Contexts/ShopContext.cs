using Microsoft.EntityFrameworkCore;

namespace Migrations.Build.EntityFrameworkCore.Tests.Contexts;

/// <summary>Owned types in the table, in tables of their own and as JSON; a hierarchy in one table; converters; keys of several columns; a ring of references.</summary>
internal sealed class ShopContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>(order =>
        {
            order.ToTable("orders", table => table.HasCheckConstraint("CK_orders_total", "\"total\" >= 0"));
            order.Property(one => one.Total).HasColumnName("total").HasPrecision(12, 2).HasDefaultValue(0.5m);
            order.Property(one => one.State).HasConversion<string>().HasMaxLength(20).HasDefaultValue(OrderState.New);
            order.HasAlternateKey(one => one.Number);
            order.Property(one => one.Number).HasMaxLength(12);
            order.OwnsOne(one => one.ShipTo, address =>
            {
                address.Property(one => one.Street).HasColumnName("street").HasMaxLength(80);
                address.OwnsOne(one => one.Country);
                address.HasIndex(one => one.Zip);
            });
            order.OwnsMany(one => one.Lines, line =>
            {
                line.ToTable("order_line");
                line.WithOwner().HasForeignKey("OrderId");
                line.HasKey("OrderId", nameof(OrderLine.Position));
                line.Property(one => one.Price).HasPrecision(10, 4);
            });
            order.OwnsOne(one => one.Details, details =>
            {
                details.ToJson("details");
                details.OwnsMany(one => one.Notes);
            });
            order.HasOne(one => one.LastInvoice).WithMany().HasForeignKey(one => one.LastInvoiceId).OnDelete(DeleteBehavior.SetNull);
            order.HasMany(one => one.Payments).WithOne(payment => payment.Order).HasForeignKey(payment => payment.OrderNumber).HasPrincipalKey(one => one.Number);
        });
        modelBuilder.Entity<Invoice>().HasOne(one => one.Order).WithMany();
        modelBuilder.Entity<Payment>().HasDiscriminator<string>("kind").HasValue<CardPayment>("card").HasValue<Transfer>("transfer");
        modelBuilder.Entity<Payment>().Property("kind").HasMaxLength(10);
        modelBuilder.Entity<CardPayment>().Property(one => one.Reference).HasColumnName("reference");
        modelBuilder.Entity<Transfer>().Property(one => one.Reference).HasColumnName("reference");
        modelBuilder.Entity<Transfer>().HasData(new { Id = 5, OrderNumber = "A-1", Reference = "r", Amount = 12.30m, Bank = (byte)4 });
        modelBuilder.Entity<Order>().HasData(new { Id = 1, Number = "A-1", Total = 10.00m, State = OrderState.Paid, Token = Guid.Parse("0F8FAD5B-D9CB-469F-A165-70867728950E") });
        modelBuilder.Entity<Stock>(stock =>
        {
            stock.HasKey(one => new { one.Warehouse, one.Product });
            stock.Property(one => one.Product).HasColumnOrder(0);
            stock.Property(one => one.Warehouse).HasColumnOrder(1);
        });
    }

    internal enum OrderState
    {
        New,
        Paid,
        Sent,
    }

    internal sealed class Order
    {
        public int Id { get; set; }

        public string Number { get; set; } = "";

        public decimal Total { get; set; }

        public OrderState State { get; set; }

        public Guid Token { get; set; }

        public Address? ShipTo { get; set; }

        public Details? Details { get; set; }

        public List<OrderLine> Lines { get; } = [];

        public List<Payment> Payments { get; } = [];

        public int? LastInvoiceId { get; set; }

        public Invoice? LastInvoice { get; set; }
    }

    internal sealed class Address
    {
        public string Street { get; set; } = "";

        public string? Zip { get; set; }

        public Country? Country { get; set; }
    }

    internal sealed class Country
    {
        public string? Code { get; set; }
    }

    internal sealed class OrderLine
    {
        public int Position { get; set; }

        public decimal Price { get; set; }

        public string? Article { get; set; }
    }

    internal sealed class Details
    {
        public string? Greeting { get; set; }

        public List<Note> Notes { get; } = [];
    }

    internal sealed class Note
    {
        public string? Text { get; set; }
    }

    internal sealed class Invoice
    {
        public int Id { get; set; }

        public Order? Order { get; set; }
    }

    internal abstract class Payment
    {
        public int Id { get; set; }

        public decimal Amount { get; set; }

        public string OrderNumber { get; set; } = "";

        public Order Order { get; set; } = null!;
    }

    internal sealed class CardPayment : Payment
    {
        public string? Reference { get; set; }

        public DateOnly Expires { get; set; }
    }

    internal sealed class Transfer : Payment
    {
        public string? Reference { get; set; }

        public byte Bank { get; set; }
    }

    internal sealed class Stock
    {
        public int Amount { get; set; }

        public int Warehouse { get; set; }

        public string Product { get; set; } = "";
    }
}
