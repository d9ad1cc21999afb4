using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Migrations.Build.Reliability.EntityFrameworkCore;

[DbContext(typeof(HistoryContext))]
[Migration("20261125000001_CreateAuthorA")]
public sealed class CreateAuthorA() : CreateAuthor("a");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000002_CreateBookA")]
public sealed class CreateBookA() : CreateBook("a");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000003_InsertAuthorsA")]
public sealed class InsertAuthorsA() : InsertAuthors("a");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000004_AddPriceA")]
public sealed class AddPriceA() : AddPrice("a");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000005_InsertBooksA")]
public sealed class InsertBooksA() : InsertBooks("a");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000006_IndexTitleA")]
public sealed class IndexTitleA() : IndexTitle("a");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000007_RaisePricesA")]
public sealed class RaisePricesA() : RaisePrices("a");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000008_DoublePricesA")]
public sealed class DoublePricesA() : DoublePrices("a");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000009_WidenTitleA")]
public sealed class WidenTitleA() : WidenTitle("a");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000010_UniqueNameA")]
public sealed class UniqueNameA() : UniqueName("a");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000011_CreateAuthorB")]
public sealed class CreateAuthorB() : CreateAuthor("b");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000012_CreateBookB")]
public sealed class CreateBookB() : CreateBook("b");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000013_InsertAuthorsB")]
public sealed class InsertAuthorsB() : InsertAuthors("b");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000014_AddPriceB")]
public sealed class AddPriceB() : AddPrice("b");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000015_InsertBooksB")]
public sealed class InsertBooksB() : InsertBooks("b");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000016_IndexTitleB")]
public sealed class IndexTitleB() : IndexTitle("b");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000017_RaisePricesB")]
public sealed class RaisePricesB() : RaisePrices("b");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000018_DoublePricesB")]
public sealed class DoublePricesB() : DoublePrices("b");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000019_WidenTitleB")]
public sealed class WidenTitleB() : WidenTitle("b");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000020_UniqueNameB")]
public sealed class UniqueNameB() : UniqueName("b");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000021_CreateAuthorC")]
public sealed class CreateAuthorC() : CreateAuthor("c");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000022_CreateBookC")]
public sealed class CreateBookC() : CreateBook("c");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000023_InsertAuthorsC")]
public sealed class InsertAuthorsC() : InsertAuthors("c");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000024_AddPriceC")]
public sealed class AddPriceC() : AddPrice("c");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000025_InsertBooksC")]
public sealed class InsertBooksC() : InsertBooks("c");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000026_IndexTitleC")]
public sealed class IndexTitleC() : IndexTitle("c");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000027_RaisePricesC")]
public sealed class RaisePricesC() : RaisePrices("c");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000028_DoublePricesC")]
public sealed class DoublePricesC() : DoublePrices("c");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000029_WidenTitleC")]
public sealed class WidenTitleC() : WidenTitle("c");

[DbContext(typeof(HistoryContext))]
[Migration("20261125000030_UniqueNameC")]
public sealed class UniqueNameC() : UniqueName("c");
