using Migrations.Build.Scripts;

namespace Migrations.Build.Tests.Scripts;

[TestClass]
public sealed class NamespaceNameTests
{
    [TestMethod]
    [DataRow("Bookstore", "Migrations", "Bookstore.Migrations")]
    [DataRow("Acme.Book-store", "Data/Migrations/2026", "Acme.Book_store.Data.Migrations._2026")]
    [DataRow("", "Migrations\\new", "Migrations.@new")]
    [DataRow("Bookstore", "../Shared/v1.2", "Bookstore.Shared.v1._2")]
    [DataRow("Bookstore", "", "Bookstore")]
    [DataRow("", ".", null)]
    public void Directories_follow_the_root(string root, string directory, string? expected) =>
        Assert.AreEqual(expected, NamespaceName.Of(root, directory));
}
