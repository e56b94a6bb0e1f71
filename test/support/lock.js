// Keeps the database that is named locked against writing until its standard input ends.
import Database from "better-sqlite3";

const db = new Database(process.argv[2], { fileMustExist: true });
db.exec("BEGIN EXCLUSIVE");
process.stdout.write("locked\n");
process.stdin.resume().on("end", () => {
  db.exec("ROLLBACK");
  db.close();
});
