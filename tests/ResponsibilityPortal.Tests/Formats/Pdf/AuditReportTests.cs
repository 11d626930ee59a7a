using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using UglyToad.PdfPig;
using static ResponsibilityPortal.Tests.Formats.Pdf.ReportSamples;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

public sealed class AuditReportTests
{
    /// <summary>Values of the format that are words of the portal on paper, not texts of the matrix.</summary>
    private static readonly HashSet<string> Coded = ["format", "basis", "customerPart", "sharing", "standing"];

    /// <summary>Members whose values name elements by their slugs, which stand on paper by their names, and words that are there to be searched for.</summary>
    private static readonly HashSet<string> NotPrinted =
        ["slug", "keywords", "sources", "related", "responsibilities", "parties", "hostingModels", "hostingModel", "framework", "accountable", "contributing"];

    public static TheoryData<string> Filters => ["", "deployment=aeon", "model=paas&party=customer&role=accountable", "by=iso-27001-2022", "control=AC-2", "q=mfa", "domain=nothing", "domain=encryption", "by=nothing"];

    [Theory]
    [MemberData(nameof(Filters))]
    public void It_conforms_to_both_standards_whatever_is_filtered(string query)
    {
        var inspection = PdfConformance.Inspect(Write(Request(BuiltIn, Filter(query))));

        var isEmpty = new MatrixView(BuiltIn.Index, Filter(query)).Rows.Count == 0;
        Assert.Empty(inspection.Violations);
        Assert.InRange(inspection.Counts["tables"], isEmpty ? 1 : 4, int.MaxValue);
        Assert.InRange(inspection.Counts["links"], isEmpty ? 2 : 6, int.MaxValue);
        Assert.True(inspection.Counts["elements Figure"] >= 1);
    }

    [Fact]
    public void It_conforms_on_the_other_paper_and_of_a_matrix_of_one_row()
    {
        var one = ExportSamples.Published(Given.Matrix() with { Deployments = [], Frameworks = [], Domains = [new ControlDomain("d", "Only", [Given.Matrix().Domains[1].Responsibilities[0]])] });

        Assert.Empty(PdfConformance.Check(Write(Request(BuiltIn) with { Paper = ReportPaper.Letter })));
        Assert.Empty(PdfConformance.Check(Write(Request(one))));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Its_tables_say_what_the_matrix_says_cell_for_cell(string query)
    {
        var view = new MatrixView(BuiltIn.Index, Filter(query));
        var expected = new ExpectedTables(view).Tables().ToList();

        var tables = Read(Request(BuiltIn, Filter(query))).All("Table")
            .Where(table => table.Attributes.GetValueOrDefault("Summary", "").EndsWith("by hosting model", StringComparison.Ordinal))
            .Select(table => table.Rows().Select(row => row.Select(Plain).ToList()).ToList())
            .Where(rows => rows[0][0] == "Responsibility")
            .ToList();

        Assert.Equal(expected.Count, tables.Count);
        foreach (var (wanted, got) in expected.Zip(tables))
        {
            Assert.Equal(wanted, got);
        }
    }

    [Fact]
    public void Every_text_of_the_matrix_is_printed()
    {
        var words = Words(Read(Request(BuiltIn)));

        var missing = TextsOf(JsonDocument.Parse(BuiltIn.Content).RootElement, "").Where(text => !words.Contains(Plain(text), StringComparison.Ordinal)).ToList();

        Assert.Empty(missing);
        Assert.True(TextsOf(JsonDocument.Parse(BuiltIn.Content).RootElement, "").Count() > 1_000);
    }

    [Fact]
    public void An_independent_reader_finds_the_texts_too()
    {
        using var document = PdfDocument.Open(Write(Request(BuiltIn)));
        var words = Plain(string.Join(' ', document.GetPages().Select(page => page.Text)));

        Assert.All(BuiltIn.Matrix.Responsibilities, row => Assert.Contains(row.Title.Replace(" ", "", StringComparison.Ordinal), words.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void The_canonical_content_is_attached_whole_to_an_extract_too()
    {
        using var document = PdfDocument.Open(Write(Request(BuiltIn, Filter("model=paas"))));

        Assert.True(document.Advanced.TryGetEmbeddedFiles(out var files));
        var file = Assert.Single(files);
        Assert.Equal("yugabytedb-v1.json", file.Name);
        Assert.Equal(BuiltIn.Content.ToArray(), file.Bytes.ToArray());
    }

    [Fact]
    public void The_cover_says_whose_it_is_and_who_stands_for_it()
    {
        var version = Version(Given.Matrix(), 3, "Keys move.");

        var words = Words(Read(Request(version)));

        Assert.StartsWith("The sample matrix Responsibility matrix, version 3", words, StringComparison.Ordinal);
        foreach (var said in new[]
        {
            "Issuer Somebody", "Standing example", "In force since 2026-03-03 10:00 UTC", "by Ada Approver", "Approved by Grace Second", "Why this version Keys move.",
            $"Version hash {version.Version.VersionHash}", $"Content hash {version.Version.ContentHash}", "Filter None: this is the whole matrix.",
            "https://portal.example/matrices/sample/versions/3",
        })
        {
            Assert.Contains(said, words, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(ExtractWords, words, StringComparison.Ordinal);
        Assert.Contains("Approval none (imported)", Words(Read(Request(BuiltIn))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_qr_code_and_the_picture_are_told_to_those_who_cannot_see_them()
    {
        var figures = Read(Request(BuiltIn)).All("Figure").Select(figure => figure.Attributes["Alt"]).ToList();

        Assert.Equal("QR code with the address of this version: https://portal.example/matrices/yugabytedb/versions/1", figures[0]);
        Assert.StartsWith("Of 69 duties in 14 domains, each party is accountable for so many. SaaS: Public cloud provider 6, Yugabyte 32, Customer 31.", figures[1], StringComparison.Ordinal);
        Assert.Contains("Physical security (4): SaaS Public cloud provider 4;", figures[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_only_announced_is_not_said_to_be_in_force()
    {
        var version = Version(Given.Matrix(), 3);
        var announced = new PublishedMatrix(version.Version with { InForceFrom = version.Version.PublishedAt.AddDays(30) }, version.Matrix, version.Content);

        var picture = Read(Request(announced)).All("Figure").Select(figure => figure.Attributes["Alt"]).Last();

        Assert.Contains("Version 3, in force from 2026-04-02, as announced.", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("in force since", Words(Read(Request(announced))), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whoever has nothing but the file can still hold the portal's log to what it was.</summary>
    [Fact]
    public void The_checkpoint_of_the_publication_is_printed_line_by_line()
    {
        var checkpoint = Checkpoint();
        var bytes = Write(Request(BuiltIn) with { Checkpoint = checkpoint });
        Assert.Empty(PdfConformance.Check(bytes));
        var words = Words(PdfTags.Read(bytes));
        Assert.Contains("at entry 7 of content and entry 3 of access", words, StringComparison.Ordinal);
        Assert.Contains("https://portal.example/checkpoints.txt", words, StringComparison.Ordinal);
        Assert.All(checkpoint.Note.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line, words, StringComparison.Ordinal));
        Assert.DoesNotContain("The portal's log at the publication", Words(Read(Request(BuiltIn))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_extract_says_so_on_its_cover_and_on_every_page()
    {
        var bytes = Write(Request(BuiltIn, Filter("deployment=aeon&party=customer&role=accountable")));
        var words = Words(PdfTags.Read(bytes));

        Assert.Contains("deployment: YugabyteDB Aeon; party: Customer is accountable. Extract, not complete: 36 of 69 responsibilities, 2 of 4 hosting models.", words, StringComparison.Ordinal);
        using var document = PdfDocument.Open(bytes);
        Assert.All(document.GetPages(), page => Assert.Contains(ExtractWords, page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_order_alone_is_no_extract()
    {
        var root = Read(Request(BuiltIn, Filter("by=iso-27001-2022")));

        Assert.DoesNotContain(ExtractWords, Words(root), StringComparison.Ordinal);
        Assert.Contains("framework: ordered by ISO/IEC 27001:2022 Annex A.", Words(root), StringComparison.Ordinal);
        Assert.All(BuiltIn.Matrix.Domains, domain => Assert.Contains(domain.Description!, Words(root), StringComparison.Ordinal));
        var headings = root.All("H2").Select(Words).ToList();
        Assert.True(headings.IndexOf("5.9") is > 0 and var earlier && headings.IndexOf("5.12") > earlier);
        Assert.Contains(root.All("H1").Select(Words), heading => heading.StartsWith("Responsibilities by control of ISO/IEC 27001:2022 Annex A", StringComparison.Ordinal));
    }

    [Fact]
    public void A_filter_that_shows_nothing_says_why_and_what_would_help()
    {
        var unknown = Words(Read(Request(BuiltIn, Filter("domain=nothing"))));
        var together = Words(Read(Request(BuiltIn, Filter("domain=physical-security&party=yugabyte&role=accountable"))));

        Assert.Contains("“nothing” is not a domain of this matrix, so it matches nothing. It has: data-governance, encryption,", unknown, StringComparison.Ordinal);
        Assert.Contains("No responsibility of this matrix passes the filter.", together, StringComparison.Ordinal);
        Assert.Contains("Without the filter by party (Yugabyte is accountable) it would show 4 responsibilities.", together, StringComparison.Ordinal);
    }

    /// <summary>Nothing is ordered by it, and nothing shown: that is no statement about the matrix.</summary>
    [Fact]
    public void An_order_by_what_there_is_not_is_an_extract_that_says_so()
    {
        var bytes = Write(Request(BuiltIn, Filter("by=nothing")));
        var root = PdfTags.Read(bytes);
        var words = Words(root);

        Assert.Contains("Filter framework: ordered by nothing.", words, StringComparison.Ordinal);
        Assert.Contains("“nothing” is not a framework of this matrix, so no row can be ordered by it. It has: ", words, StringComparison.Ordinal);
        Assert.DoesNotContain("No responsibilities.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("No responsibility is mapped to it.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("passes the filter", words, StringComparison.Ordinal);
        using var document = PdfDocument.Open(bytes);
        Assert.All(document.GetPages(), page => Assert.Contains(ExtractWords, page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_first_version_says_that_nothing_came_before() =>
        Assert.Contains("This is the first version of the matrix.", Words(Read(Request(BuiltIn))), StringComparison.Ordinal);

    [Fact]
    public void What_changed_is_told_since_the_version_before_and_since_the_one_asked_for()
    {
        var first = Version(Given.Matrix(), 1, "First.");
        var second = Version(Given.Matrix().Moving("keys", "saas", "customer"), 2, "Keys move.");
        var third = Version(second.Matrix, 3, "The same again.");
        var fourth = Version(second.Matrix.Without("backup"), 4, "No backups.");

        var since = Words(Read(Request(fourth) with { Earlier = [first, second, third], Since = 1 }));
        var before = Words(Read(Request(fourth) with { Earlier = [third] }));

        Assert.Contains("Since version 3, the version before Version 4, 2026-03-04 10:00 UTC: published by Ada Approver; approved by Grace Second. No backups.", since, StringComparison.Ordinal);
        Assert.Contains("Make backups retired", since, StringComparison.Ordinal);
        Assert.Contains("Since version 1, all together", since, StringComparison.Ordinal);
        Assert.Contains("Version 2 Version 2, 2026-03-02 10:00 UTC: published by Ada Approver; approved by Grace Second. Keys move.", since, StringComparison.Ordinal);
        Assert.Contains("Keep keys SaaS: accountable party Vendor Customer", since, StringComparison.Ordinal);
        Assert.Contains("The same again. No change: the content is the same.", since, StringComparison.Ordinal);
        Assert.Contains("Make backups retired", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Keys move.", before, StringComparison.Ordinal);
        Assert.DoesNotContain("all together", before, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfContentInAnotherOrder_ListsWhatMoved()
    {
        var first = Version(Given.Matrix(), 1);
        var turned = Version(Given.Matrix() with { Domains = Given.Matrix().Domains.Reverse().ToValueList() }, 2);

        var words = Words(Read(Request(turned) with { Earlier = [first] }));

        Assert.Contains("place of domain data position 2, after \u201CAccess\u201D position 1", words, StringComparison.Ordinal);
        Assert.DoesNotContain("No change", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_of_changes_conform()
    {
        var first = Version(Given.Matrix(), 1);
        var second = Version(Given.Matrix().Moving("keys", "saas", "customer").WithColumn("own", "Own", "customer"), 2);
        var third = Version(Given.Matrix().Without("keys"), 3);

        Assert.Empty(PdfConformance.Check(Write(Request(third) with { Earlier = [first, second], Since = 1 })));
    }

    [Fact]
    public void The_same_request_gives_the_same_bytes_in_every_culture()
    {
        var request = Request(BuiltIn, Filter("by=nist-800-53r5"));
        var expected = Write(request);
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "tr-TR", "ar-SA", "de-DE" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.True(expected.AsSpan().SequenceEqual(Write(Request(ExportSamples.Published(ExportSamples.BuiltIn), Filter("by=nist-800-53r5")))));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_character_without_glyph_is_printed_as_its_number_and_told_in_the_annex()
    {
        var matrix = Given.Matrix().Changing(row => row.Slug != "keys" ? row : row with
        {
            Assignments = row.Assignments.Select(cell => cell.HostingModel == "iaas" ? cell with { Notes = [new PartyNote("customer", "Keeps \u05D0 key")] } : cell).ToValueList(),
        });
        var bytes = Write(Request(ExportSamples.Published(matrix)));
        var words = Words(PdfTags.Read(bytes));

        Assert.Empty(PdfConformance.Check(bytes));
        Assert.Contains("Keeps [U+05D0] key", words, StringComparison.Ordinal);
        Assert.Contains("In this file 1 character is printed as its number: U+05D0.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("In this file", Words(Read(Request(ExportSamples.Published(Given.Matrix())))), StringComparison.Ordinal);
    }

    /// <summary>Nobody is kept from an auditor's file by what the publisher is called, or by what the message or a note says.</summary>
    [Fact]
    public void Names_and_texts_in_Chinese_Japanese_Korean_and_emoji_are_printed()
    {
        var matrix = Given.Matrix().Changing(row => row.Slug == "keys" ? row with { Note = "Uses \u2705 and \U0001F510, not \u274C; \uD64D\uAE38\uB3D9 \u0645." } : row);
        var version = Version(matrix, 1, "\u66B4\u5229\u7528\u306E\u9632\u6B62\u3001\u4E16\u754C\u3078");
        var request = Request(version) with { NameOf = _ => "\u5C71\u7530\u592A\u90CE" };
        var bytes = Write(request);
        var words = Words(PdfTags.Read(bytes));

        Assert.Empty(PdfConformance.Check(bytes));
        Assert.Contains("by \u5C71\u7530\u592A\u90CE", words, StringComparison.Ordinal);
        Assert.Contains("\u66B4\u5229\u7528\u306E\u9632\u6B62\u3001\u4E16\u754C\u3078", words, StringComparison.Ordinal);
        Assert.Contains("Uses \u2705 and \U0001F510, not \u274C; \uD64D\uAE38\uB3D9 [U+0645].", words, StringComparison.Ordinal);
        Assert.Equal(bytes, Write(request));
        Assert.True(bytes.Length < 200_000, $"Only the glyphs in use are in the file, which has {bytes.Length:N0} bytes.");
    }

    [Fact]
    public void What_an_earlier_version_could_not_print_does_not_stop_a_later_one()
    {
        var before = Version(Given.Matrix().Changing(row => row.Slug == "keys" ? row with { Title = "Keep \u05D0 keys" } : row), 1);

        var words = Words(Read(Request(Version(Given.Matrix(), 2)) with { Earlier = [before] }));

        Assert.Contains("title Keep [U+05D0] keys Keep keys", words, StringComparison.Ordinal);
    }

    /// <summary>The writer composes texts, and what U+2329 and U+212B become is what needs a glyph.</summary>
    [Fact]
    public void What_was_searched_for_is_printed_as_it_is_set()
    {
        var words = Words(Read(Request(BuiltIn, Filter("q=\u2329\u212B"))));

        Assert.StartsWith("search: “[U+3008]\u00C5” (as entered by the person who requested this file).", words[words.IndexOf("search:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Too_much_is_refused_in_words()
    {
        var many = Given.Matrix() with
        {
            Domains = [new ControlDomain("d", "D", Enumerable.Range(0, 2_000).Select(row => new Responsibility
            {
                Slug = $"row-{row}",
                Title = "A duty",
                Controls = [new ControlMapping("demo", Enumerable.Range(0, 10).Select(control => $"C-{control}").ToValueList())],
                Assignments = Given.Matrix().HostingModels.Select(model => new Assignment(model.Slug) { Accountable = "vendor" }).ToValueList(),
            }).ToValueList())],
        };

        var refused = Assert.IsType<ReportOutcome.TooLarge>(AuditReport.Write(Request(ExportSamples.Published(many), Filter("by=demo")), TestContext.Current.CancellationToken));

        Assert.Equal("It would hold 60,000 cells; at most 50,000 can be printed.", refused.Reason);
    }

    /// <summary>A hundred versions that each say everything in other words.</summary>
    [Fact]
    public void Too_many_words_of_changes_are_refused_too()
    {
        var (even, odd) = (Wordy('e'), Wordy('o'));
        var earlier = Enumerable.Range(1, 100).Select(number => new PublishedMatrix(even.Version with { Number = number }, number % 2 == 0 ? even.Matrix : odd.Matrix, even.Content)).ToValueList();
        var request = Request(new PublishedMatrix(odd.Version with { Number = 101 }, odd.Matrix, odd.Content)) with { Earlier = earlier, Since = 1 };

        var refused = Assert.IsType<ReportOutcome.TooLarge>(AuditReport.Write(request, TestContext.Current.CancellationToken));

        Assert.EndsWith("characters; at most 48,000,000 can be printed.", refused.Reason, StringComparison.Ordinal);

        static PublishedMatrix Wordy(char letter) => Version(Given.Matrix() with
        {
            Domains = [new ControlDomain("d", "D", Enumerable.Range(0, 70).Select(row => Given.Matrix().Responsibilities.First() with
            {
                Slug = $"row-{row}",
                Description = new string(letter, Responsibility.DescriptionMaxLength),
                Note = new string(letter, Responsibility.NoteMaxLength),
            }).ToValueList())],
        }, 1);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 8)]
    [InlineData(8, 16)]
    public void Few_or_many_parties_and_hosting_models_are_laid_out(int parties, int models)
    {
        var published = ExportSamples.Published(ExportSamples.Made(parties, models, 4));
        var bytes = Write(Request(published));

        Assert.Empty(PdfConformance.Check(bytes));
        var rows = PdfTags.Read(bytes).All("Table").Where(table => table.Attributes.GetValueOrDefault("Summary", "").EndsWith("by hosting model", StringComparison.Ordinal)).SelectMany(table => table.Rows());
        Assert.All(rows, row => Assert.InRange(row.Count, 1, 7));
    }

    [Fact]
    public void Texts_at_their_limits_go_on_over_pages()
    {
        var matrix = Given.Matrix().Changing(row => row with
        {
            Description = Long("description", Responsibility.DescriptionMaxLength),
            Note = Long("remark", Responsibility.NoteMaxLength),
            Assignments = row.Assignments.Select(cell => cell with
            {
                Notes = Given.Matrix().Parties.Select(party => new PartyNote(party.Slug, Long($"{party.Slug}-{cell.HostingModel}", Assignment.NoteMaxLength))).ToValueList(),
            }).ToValueList(),
        });
        var bytes = Write(Request(ExportSamples.Published(matrix)));
        var words = Words(PdfTags.Read(bytes));

        Assert.Empty(PdfConformance.Check(bytes));
        Assert.All(matrix.Responsibilities.SelectMany(row => row.Assignments).SelectMany(cell => cell.Notes), note => Assert.Contains(note.Text, words, StringComparison.Ordinal));

        static string Long(string start, int length) => string.Concat(Enumerable.Repeat($"{start} ", length))[..length].TrimEnd();
    }

    [Fact]
    public void Any_matrix_is_printed() => CsCheck.Check.Sample(
        MatrixGenerator.Matrices,
        matrix =>
        {
            if (PlacedTexts.Of(matrix).Any(text => TextRule.ProblemOf(text.Text, severalLines: true) is not null))
            {
                return;
            }

            switch (AuditReport.Write(Request(ExportSamples.Published(matrix.InCanonicalOrder())), CancellationToken.None))
            {
                case ReportOutcome.Written(var bytes):
                    Assert.Empty(PdfConformance.Check(bytes));
                    break;
                case var other:
                    Assert.Fail(other.ToString());
                    break;
            }
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void Whoever_has_gone_is_not_worked_for() =>
        Assert.Throws<OperationCanceledException>(() => AuditReport.Write(Request(BuiltIn), new CancellationToken(canceled: true)));

    [Fact]
    public void Two_files_that_differ_never_share_an_identifier()
    {
        var request = Request(BuiltIn);
        ReportRequest[] others =
        [
            request with { Address = $"{request.Address}?model=paas", Filter = Filter("model=paas") },
            request with { Paper = ReportPaper.Letter },
            request with { Release = "Responsibility Portal 9.10" },
            request with { VerifyAddress = "https://elsewhere.example/verify" },
            request with { NameOf = _ => "an approver" },
            request with { CertificateFingerprint = "AB:CD" },
            request with { Checkpoint = Checkpoint() },
            request with { Origins = [new VersionOrigin(1, null, [])] },
            request with { Origins = [new VersionOrigin(1, null, [new MoveOrigin(new CellKey("keys", "saas"), "Agreed.", Given.Ada, BuiltIn.Version.PublishedAt)])] },
            request with { CheckpointsAddress = "https://elsewhere.example/checkpoints.txt" },
            Request(ExportSamples.Published(ExportSamples.BuiltIn, 2)),
        ];

        Assert.Equal(others.Length + 1, others.Prepend(request).Select(IdentifierOf).Distinct().Count());
        Assert.Equal(IdentifierOf(request), IdentifierOf(Request(ExportSamples.Published(ExportSamples.BuiltIn))));
    }

    /// <summary>Who stands for the versions before is printed where changes since one are told, and only there.</summary>
    [Fact]
    public void People_who_are_printed_are_in_the_identifier()
    {
        var request = Request(Version(Given.Matrix(), 3)) with { Earlier = [Version(Given.Matrix(), 1), Version(Given.Matrix(), 2)], Since = 1 };
        var second = request.Earlier[1];
        var byJoan = request with
        {
            Earlier = [request.Earlier[0], new PublishedMatrix(second.Version with { ApprovedBy = new Actor("user:joan", "Joan Third") }, second.Matrix, second.Content)],
        };
        static string WithoutJoan(Actor actor) => actor.Name == "Joan Third" ? "an approver" : actor.Name;

        Assert.NotEqual(IdentifierOf(request), IdentifierOf(request with { NameOf = actor => actor.Name == "Grace Second" ? "an approver" : actor.Name }));
        Assert.NotEqual(IdentifierOf(byJoan), IdentifierOf(byJoan with { NameOf = WithoutJoan }));
        Assert.Equal(IdentifierOf(byJoan with { Since = null }), IdentifierOf(byJoan with { Since = null, NameOf = WithoutJoan }));
    }

    [Fact]
    public void A_large_matrix_stays_within_its_memory()
    {
        const long MostAllocated = 90_000_000;
        var request = Request(ExportSamples.Published(ExportSamples.Grown(1_200)));
        Write(Request(BuiltIn));

        var before = GC.GetAllocatedBytesForCurrentThread();
        Write(request);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, MostAllocated);
    }

    private const string ExtractWords = "Extract, not complete";

    private static SignedCheckpoint Checkpoint()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var checkpoint = new Checkpoint(
            "portal.example",
            new AuditHead(AuditStream.Content, 7, new string('a', 64)),
            new AuditHead(AuditStream.Access, 3, new string('b', 64)),
            new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero));
        return new SignedCheckpoint(checkpoint, checkpoint.Sign(key, "portal.example"));
    }

    private static MatrixFilter Filter(string query)
    {
        var values = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return MatrixFilter.Parse(key => values.GetValueOrDefault(key));
    }

    private static string IdentifierOf(ReportRequest request)
    {
        var file = PdfFileReader.Read(Write(request));
        return Convert.ToHexString(file.ListAt(file.Trailer, "ID").OfType<PdfValue.String>().First().Bytes);
    }

    /// <summary>Every text in a document of the format: values that are texts, and names of members that are none of the format's own are not.</summary>
    private static IEnumerable<string> TextsOf(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => TextsOf(member.Value, member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => TextsOf(item, name)),
        JsonValueKind.String when Coded.Contains(name) || NotPrinted.Contains(name) => [],
        JsonValueKind.String when name == "kind" => [element.GetString()!.Replace('-', ' ')],
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
