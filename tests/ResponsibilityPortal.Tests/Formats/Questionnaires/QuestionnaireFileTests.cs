using System.Text;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Tests.Formats.Questionnaires;

public sealed class QuestionnaireFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_Workbook_GuessesSheetHeaderAndColumns()
    {
        var sheets = SheetsIn(SampleWorkbook.With(("1.1", "Is MFA enforced?"), ("1.2", "Who runs the backups?")));

        Assert.Equal(["Read me", "Questions", "Lists"], sheets.Select(sheet => sheet.Name));
        Assert.Equal([false, false, true], sheets.Select(sheet => sheet.IsHidden));
        Assert.Equal(1, ColumnGuess.SheetOf(sheets, Cancellation));
        var columns = ColumnGuess.Of(sheets[1], Cancellation)!;
        Assert.Equal(new SheetColumns(3, 2, 1, null), columns);
        var read = SheetQuestions.Read(sheets[1], columns, Cancellation);
        Assert.Equal(
            [(4, "1.1", "Is MFA enforced?"), (5, "1.2", "Who runs the backups?")],
            read.Questions.Select(question => (question.Position, question.Number, question.Text))
        );
    }

    [Theory]
    [InlineData("ID,Question,Answer\n1,Is MFA enforced?,\n", 1, 2, 1, null)]
    [InlineData("No.;Domain;Requirement;Response\n1;Access;MFA is enforced for all users;\n", 1, 3, 1, null)]
    [InlineData("Question ID\tControl Question\tCCM Control ID\nA.1\tIs MFA enforced?\tIAM-14\n", 1, 2, 1, 3)]
    [InlineData("Question|NIST 800-53\nIs MFA enforced?|IA-2\n", 1, 1, null, 2)]
    [InlineData("1,Is MFA enforced?\n2,Who runs the backups?\n", 0, 2, 1, null)]
    [InlineData("Is MFA enforced?,yes\nWho runs the backups?,you\n", 0, 1, null, null)]
    [InlineData("Security questionnaire,\n,\nRef,Question\n1,Is MFA enforced?\n", 3, 2, 1, null)]
    public void Guess_OfCsv_FindsTheColumns(string text, int header, int question, int? number, int? controls)
    {
        var sheet = Assert.Single(SheetsIn(Encoding.UTF8.GetBytes(text), "questions.csv"));

        Assert.Equal(new SheetColumns(header, question, number, controls), ColumnGuess.Of(sheet, Cancellation));
    }

    [Theory]
    [InlineData("Encryption requirements", 0, 1)]
    [InlineData("ID,Question", 1, 2)]
    [InlineData("Question,Requirement", 1, 1)]
    public void Guess_WithHeadingsAlone_FindsAColumn(string text, int header, int question)
    {
        var sheet = Assert.Single(SheetsIn(Encoding.UTF8.GetBytes(text), "questions.csv"));

        Assert.Equal(new SheetColumns(header, question, null, null), ColumnGuess.Of(sheet, Cancellation));
    }

    [Fact]
    public void Read_CellsWithoutReference_FollowTheCellBefore()
    {
        var sheet = Assert.Single(SheetsIn(RawWorkbook.WithRows("<row><c/><c><v>1</v></c><c r=\"D1\"/><c><v>2</v></c></row>")));

        Assert.Equal([2, 5], sheet.Rows[0].Cells.Select(cell => cell.Column));
    }

    [Theory]
    [InlineData("1.1000000000000001", "1.1")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("-2.2999999999999998", "-2.3")]
    [InlineData("1.0000000000000001E-5", "0.00001")]
    [InlineData("1.5E3", "1500")]
    [InlineData("1E+300", "1E+300")]
    [InlineData("12345678901234567", "12345678901234567")]
    [InlineData("0.0", "0")]
    [InlineData("1.2.3", "1.2.3")]
    public void Read_Numbers_HaveTheDigitsThatUsersSee(string stored, string shown)
    {
        var sheet = Assert.Single(SheetsIn(RawWorkbook.WithRows($"<row><c><v>{stored}</v></c><c t=\"str\"><v>{stored}</v></c></row>")));

        Assert.Equal([shown, stored], sheet.Rows[0].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void Questions_WithLongTextsBesideThem_AreBounded()
    {
        var text = $"No.,Question,Control\n{new string('x', 5_000)},,\n1,Is MFA on?,{new string('9', 5_000)}\n";
        var sheet = Assert.Single(SheetsIn(Encoding.UTF8.GetBytes(text), "q.csv"));

        Assert.Equal(4_000, SheetQuestions.Read(sheet, new SheetColumns(1, 2, 1, null), Cancellation).Headings[0].Text.Length);
        Assert.Equal(
            "Row 3 has a number or control identifiers with more than 4,000 characters. Choose another column.",
            SheetQuestions.Read(sheet, new SheetColumns(1, 2, 1, 3), Cancellation).Problem
        );
    }

    [Fact]
    public void Questions_UnderManyMergedRanges_PassOnlyTitlesThrough()
    {
        const string rows = """
            <row r="1"><c r="B1"><v>1</v></c></row><row r="4"><c r="B4"><v>4</v></c></row><row r="5"><c r="B5"><v>5</v></c></row>
            <row r="9"><c r="B9"><v>9</v></c></row>
            """;
        var sheet = Assert.Single(
            SheetsIn(
                RawWorkbook.With(
                    RawWorkbook.Bytes(
                        $"""
                        <worksheet><sheetData>{rows}</sheetData><mergeCells><mergeCell ref="A9:C9"/><mergeCell ref="A2:C4"/>
                        <mergeCell ref="B3:D3"/><mergeCell ref="B5:B6"/><mergeCell ref="C1:D1"/></mergeCells></worksheet>
                        """
                    )
                )
            )
        );

        var read = SheetQuestions.Read(sheet, new SheetColumns(0, 2, null, null), Cancellation);
        Assert.Equal([4, 9], read.Headings.Select(heading => heading.Position));
    }

    [Fact]
    public void Questions_OfASheet_PassTitlesAndSectionsThrough()
    {
        var sheet = Assert.Single(
            SheetsIn(
                RawWorkbook.With(
                    RawWorkbook.Bytes(
                        """
                        <worksheet><sheetData>
                        <row r="1"><c r="A1" t="inlineStr"><is><t>Questionnaire of 2026</t></is></c></row>
                        <row r="2"><c r="A2" t="inlineStr"><is><t>ID</t></is></c><c r="B2" t="inlineStr"><is><t>Question</t></is></c></row>
                        <row r="3"><c r="A3" t="inlineStr"><is><t>Access</t></is></c></row>
                        <row r="4"><c r="A4"><v>1</v></c><c r="B4" t="inlineStr"><is><r><t>Is MFA</t></r><r> <rPr><b/></rPr> <t xml:space="preserve"> enforced?</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>
                        <row r="6"><c r="A6"><v>2</v></c><c r="B6" t="str"><f>A1&amp;"?"</f><v>Who runs_x000D_ the backups?</v></c></row>
                        <row r="7"><c r="B7" t="inlineStr"><is><t>All of the following</t></is></c></row>
                        </sheetData><mergeCells><mergeCell ref="A7:D7"/></mergeCells></worksheet>
                        """
                    )
                )
            )
        );

        var read = SheetQuestions.Read(sheet, ColumnGuess.Of(sheet, Cancellation)!, Cancellation);

        Assert.Equal(
            [(4, "1", "Is MFA enforced?"), (6, "2", "Who runs the backups?")],
            read.Questions.Select(question => (question.Position, question.Number, question.Text))
        );
        Assert.Equal([(3, "Access"), (7, "All of the following")], read.Headings.Select(heading => (heading.Position, heading.Text)));
    }

    [Fact]
    public void Read_TextFile_IsOneQuestionPerLine()
    {
        var lines = Assert.IsType<QuestionnaireFileOutcome.Lines>(
            QuestionnaireFile.Read("questions.txt", [0xEF, 0xBB, 0xBF, .. "Is MFA enforced, always?\r\nBy whom?"u8], Cancellation)
        );

        Assert.Equal(["Is MFA enforced, always?", "By whom?"], lines.Read.Questions.Select(question => question.Text));
    }

    [Fact]
    public void Read_OtherEncodings_AreRecognised()
    {
        byte[] utf16 = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Déjà vu?")];
        byte[] latin1 = Encoding.Latin1.GetBytes("Déjà vu?");

        Assert.All([utf16, latin1], file => Assert.Equal("Déjà vu?", FirstLineOf(file)));
    }

    [Fact]
    public void Read_CsvWithLineBreaks_JoinsThem()
    {
        var sheet = Assert.Single(SheetsIn("ID,Question\n1,\"Is MFA\nenforced, always?\"\n"u8.ToArray(), "q.csv"));

        var read = SheetQuestions.Read(sheet, ColumnGuess.Of(sheet, Cancellation)!, Cancellation);
        Assert.Equal("Is MFA enforced, always?", read.Questions[0].Text);
    }

    private static string FirstLineOf(byte[] file) =>
        Assert.IsType<QuestionnaireFileOutcome.Lines>(QuestionnaireFile.Read("questions.txt", file, Cancellation)).Read.Questions[0].Text;

    private static IReadOnlyList<QuestionSheet> SheetsIn(byte[] file, string name = "questions.xlsx") =>
        Assert.IsType<QuestionnaireFileOutcome.Sheets>(QuestionnaireFile.Read(name, file, Cancellation)).All;
}
