using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityPortal.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DraftCells : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DraftCells",
                columns: table => new
                {
                    MatrixId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Responsibility = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    HostingModel = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Edit = table.Column<int>(type: "INTEGER", nullable: false),
                    EditedAt = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    EditedById = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    EditedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftCells", x => new { x.MatrixId, x.Responsibility, x.HostingModel });
                    table.ForeignKey(
                        name: "FK_DraftCells_Matrices_MatrixId",
                        column: x => x.MatrixId,
                        principalTable: "Matrices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DraftCells");
        }
    }
}
