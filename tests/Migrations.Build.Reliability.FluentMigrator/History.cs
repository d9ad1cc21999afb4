using FluentMigrator;

namespace Migrations.Build.Reliability.FluentMigrator;

[Migration(1)]
public sealed class CreateAuthorA() : CreateAuthor("a");

[Migration(2)]
public sealed class CreateBookA() : CreateBook("a");

[Migration(3)]
public sealed class InsertAuthorsA() : InsertAuthors("a");

[Migration(4)]
public sealed class AddPriceA() : AddPrice("a");

[Migration(5)]
public sealed class InsertBooksA() : InsertBooks("a");

[Migration(6, TransactionBehavior.None)]
public sealed class IndexTitleA() : IndexTitle("a");

[Migration(7)]
public sealed class RaisePricesA() : RaisePrices("a");

[Migration(8)]
public sealed class DoublePricesA() : DoublePrices("a");

[Migration(9)]
public sealed class WidenTitleA() : WidenTitle("a");

[Migration(10, TransactionBehavior.None)]
public sealed class UniqueNameA() : UniqueName("a");

[Migration(11)]
public sealed class CreateAuthorB() : CreateAuthor("b");

[Migration(12)]
public sealed class CreateBookB() : CreateBook("b");

[Migration(13)]
public sealed class InsertAuthorsB() : InsertAuthors("b");

[Migration(14)]
public sealed class AddPriceB() : AddPrice("b");

[Migration(15)]
public sealed class InsertBooksB() : InsertBooks("b");

[Migration(16, TransactionBehavior.None)]
public sealed class IndexTitleB() : IndexTitle("b");

[Migration(17)]
public sealed class RaisePricesB() : RaisePrices("b");

[Migration(18)]
public sealed class DoublePricesB() : DoublePrices("b");

[Migration(19)]
public sealed class WidenTitleB() : WidenTitle("b");

[Migration(20, TransactionBehavior.None)]
public sealed class UniqueNameB() : UniqueName("b");

[Migration(21)]
public sealed class CreateAuthorC() : CreateAuthor("c");

[Migration(22)]
public sealed class CreateBookC() : CreateBook("c");

[Migration(23)]
public sealed class InsertAuthorsC() : InsertAuthors("c");

[Migration(24)]
public sealed class AddPriceC() : AddPrice("c");

[Migration(25)]
public sealed class InsertBooksC() : InsertBooks("c");

[Migration(26, TransactionBehavior.None)]
public sealed class IndexTitleC() : IndexTitle("c");

[Migration(27)]
public sealed class RaisePricesC() : RaisePrices("c");

[Migration(28)]
public sealed class DoublePricesC() : DoublePrices("c");

[Migration(29)]
public sealed class WidenTitleC() : WidenTitle("c");

[Migration(30, TransactionBehavior.None)]
public sealed class UniqueNameC() : UniqueName("c");
